import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import { demoPassword } from '../seed/people';
import { newcomersDomain, type PictureIds } from './scene';
import type { PictureRole, Shot } from './shots';

const phone = { width: 390, height: 844 } as const;
const wide = { width: 1280, height: 800 } as const;
const sights = [
  { size: wide, scheme: 'light', docs: 'wide' },
  { size: phone, scheme: 'light', docs: 'phone' },
  { size: wide, scheme: 'dark', docs: 'dark' },
  { size: phone, scheme: 'dark', docs: null },
] as const;
type Sight = (typeof sights)[number];

export interface PictureAlbum {
  /** All pages in all sights. */
  readonly everything: string;
  /** What the documentation shows. */
  readonly docs: string;
}

export interface TakenPictures {
  readonly count: number;
  /** Pages wider than their window: a fault. */
  readonly tooWide: readonly string[];
  /** What the browser complained about. */
  readonly complaints: readonly string[];
}

/** Photographs every shot in every sight. */
export async function takePictures(
  browser: Browser,
  about: { readonly appUrl: string; readonly ids: PictureIds; readonly shots: readonly Shot[] },
  album: PictureAlbum,
): Promise<TakenPictures> {
  const tooWide: string[] = [];
  const complaints: string[] = [];
  let count = 0;
  for (const sight of sights) {
    const contexts = new Map<PictureRole, BrowserContext>();
    for (const shot of about.shots) {
      const context =
        contexts.get(shot.role) ?? (await signedInContext(browser, about.appUrl, shot.role, sight));
      contexts.set(shot.role, context);
      const page = await context.newPage();
      const where = `${shot.name} ${sight.size.width} ${sight.scheme}`;
      page.on('pageerror', (error) => complaints.push(`${where}: ${error.message}`));
      await page.goto(shot.address(about.ids), { waitUntil: 'networkidle' });
      await shot.act?.(page);
      await page.evaluate(() => document.fonts.ready);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (overflow > 0) tooWide.push(where);
      await store(page, shot, sight, album);
      await page.close();
      count += 1;
    }
    for (const context of contexts.values()) await context.close();
  }
  return { count, tooWide, complaints };
}

async function store(page: Page, shot: Shot, sight: Sight, album: PictureAlbum): Promise<void> {
  const { size, scheme, docs } = sight;
  if (docs !== null && shot.docs?.includes(docs)) {
    const suffix = docs === 'wide' ? '' : docs === 'phone' ? '-handy' : '-dunkel';
    const path = join(album.docs, `${shot.name}${suffix}.png`);
    await picture(shot.part === undefined ? page : page.locator(shot.part), path);
  }
  // A dialog belongs to the window it stands in; everything else is shown to its end.
  if (shot.act === undefined) await stretchWindow(page, size);
  await picture(page, join(album.everything, `${shot.name}-${size.width}-${scheme}.png`));
}

/** Makes the window as high as the page, so that what sticks to the window's edges stands where it belongs. */
async function stretchWindow(page: Page, { width, height }: Sight['size']): Promise<void> {
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(height, whole) });
  await page.waitForLoadState('networkidle');
}

async function picture(subject: Page | Locator, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await subject.screenshot({ path, animations: 'disabled', caret: 'hide', scale: 'css' });
}

function emailOf(role: PictureRole): string {
  return role === 'neu' ? `admin@${newcomersDomain}` : `${role}@belegbote.test`;
}

async function signedInContext(
  browser: Browser,
  appUrl: string,
  role: PictureRole,
  { size, scheme }: Sight,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: appUrl,
    viewport: size,
    colorScheme: scheme,
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  });
  if (role === 'nobody') return context;
  const page = await context.newPage();
  await page.goto('/anmelden');
  await page.getByLabel('E-Mail').fill(emailOf(role));
  await page.getByLabel('Passwort', { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.waitForURL((url) => url.pathname !== '/anmelden');
  if (role === 'berater') await chooseCompany(page, 'Muster GmbH 1');
  await page.close();
  return context;
}

/** The company the pictures are about; the Berater has others, too. */
async function chooseCompany(page: Page, name: string): Promise<void> {
  await page.goto('/berater');
  await page.getByRole('button', { name: `${name} öffnen` }).click();
  await page.waitForURL((url) => url.pathname === '/');
}
