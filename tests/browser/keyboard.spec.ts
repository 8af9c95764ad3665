import type { Locator, Page } from '@playwright/test';
import { demoPassword } from '@/scripts/seed/people';
import { connectCompany } from './support/prepare';
import { connect } from './support/steps';
import { expect, test } from './support/test';

/** Everything that can be worked with on a page as it stands. */
const controls = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';

interface Stop {
  readonly name: string;
  readonly hasVisibleFocus: boolean;
}

/** Where the focus stands, by a name a person would give it, and whether an eye can find it. */
function currentStop(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    element.setAttribute('data-reached', '');
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const name = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
    return {
      name: `${element.tagName} ${name}`.slice(0, 80),
      hasVisibleFocus:
        (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none',
    };
  });
}

/** Presses Tab until the focus leaves the page, or far too often. */
async function tabThrough(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  const most = (await page.locator(controls).count()) + 20;
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await currentStop(page);
    if (!stop) return stops;
    stops.push(stop);
  }
  throw new Error(`the focus never leaves the page: ${stops.at(-1)?.name}`);
}

/** Controls a person sees and may use that the Tab key never came to. Of radio buttons the arrows reach the others. */
function missed(page: Page): Promise<string[]> {
  return page.evaluate((selector) => {
    const seen = [...document.querySelectorAll<HTMLElement>(selector)].filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
        element.tabIndex >= 0 &&
        !element.matches(':disabled, [type=radio], [type=hidden]') &&
        !element.closest('[inert], [aria-hidden=true]'),
    );
    return seen
      .filter((element) => !element.hasAttribute('data-reached'))
      .map((element) => element.outerHTML.slice(0, 120));
  }, controls);
}

const pages = [
  '/',
  '/belege',
  '/belege/neu',
  '/belege/kasse',
  '/uebertragungen',
  '/datev-verbindung',
  '/stammdaten/kontentabelle',
  '/einstellungen/mitglieder',
  '/einstellungen/zeitplan',
];

test.describe('the Tab key (U3)', () => {
  for (const width of [1280, 390]) {
    test(`comes to everything, is seen everywhere and leaves again, ${width} pixels`, async ({
      page,
      company,
      platform,
      signIn,
    }) => {
      await connectCompany(platform, company);
      await page.setViewportSize({ width, height: 900 });
      await page.goto('/anmelden');
      await expect(page.getByLabel('E-Mail')).toBeVisible();
      expect((await tabThrough(page)).filter(({ hasVisibleFocus }) => !hasVisibleFocus)).toEqual([]);
      await page.setViewportSize({ width: 1280, height: 900 });
      await signIn('admin');
      await page.setViewportSize({ width, height: 900 });
      for (const path of pages) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.waitForLoadState('networkidle');
        const stops = await tabThrough(page);
        expect(stops[0]?.name, path).toMatch(/Zum Inhalt springen/);
        expect
          .soft(
            stops.filter(({ hasVisibleFocus }) => !hasVisibleFocus),
            `${path}: focus not seen`,
          )
          .toEqual([]);
        expect.soft(await missed(page), `${path}: not reached`).toEqual([]);
      }
    });
  }

  test('goes past the navigation at once', async ({ page, signIn }) => {
    await signIn('kunde');
    await page.goto('/belege');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.locator('#inhalt')).toBeFocused();
  });
});

/** Opens by Enter, keeps the focus inside, and gives it back on Escape. */
async function expectTrap(page: Page, trigger: Locator, dialog: Locator): Promise<void> {
  await trigger.focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  const isInside = () => dialog.evaluate((element) => element.contains(document.activeElement));
  await expect.poll(isInside).toBe(true);
  for (let presses = 0; presses < 25; presses += 1) {
    await page.keyboard.press(presses % 5 === 4 ? 'Shift+Tab' : 'Tab');
    expect(await isInside(), 'the focus left the dialog').toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(trigger).toBeFocused();
}

test('a filter keeps the focus while its list changes, and shows what the address says (U3)', async ({
  page,
  signIn,
}) => {
  await signIn('kunde');
  await page.goto('/belege');
  await page.waitForLoadState('networkidle');
  const state = page.getByRole('search').getByLabel('Stand');
  await state.focus();
  await page.keyboard.press('ArrowDown');
  await page.waitForURL(/status=/);
  const first = await state.inputValue();
  await expect(page.getByRole('table')).toBeVisible();
  await expect(state).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page).not.toHaveURL(new RegExp(`status=${first}(&|$)`));
  await expect(state).toBeFocused();
  await page.goBack();
  await expect(state).toHaveValue(first);
  await page.goBack();
  await expect(state).toHaveValue('');
});

test.describe('dialogs (U3)', () => {
  test('keep the focus and give it back', async ({ page, company, platform, signIn }) => {
    await connectCompany(platform, company);
    await signIn('admin');
    const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));

    await page.goto('/belege');
    await expectTrap(page, page.getByRole('button', { name: 'Nach DATEV übertragen' }), dialog);
    await page.goto('/datev-verbindung');
    await expectTrap(page, page.getByRole('button', { name: 'Verbindung trennen' }), dialog);
    const invoice = await platform.db.invoice.findFirstOrThrow({
      where: { companyId: company.companyId, state: 'open' },
    });
    await page.goto(`/belege/${invoice.id}`);
    await expectTrap(page, page.getByRole('button', { name: /Anders erledigt/i }), dialog);
    await page.setViewportSize({ width: 390, height: 900 });
    await page.goto('/belege');
    await expectTrap(page, page.getByRole('button', { name: 'Menü öffnen' }), dialog);
  });

  test('the panel of the navigation goes when the window grows, and leaves the page to be used', async ({
    page,
    signIn,
  }) => {
    await signIn('kunde');
    await page.setViewportSize({ width: 390, height: 900 });
    await page.goto('/belege');
    await page.getByRole('button', { name: 'Menü öffnen' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.setViewportSize({ width: 1280, height: 900 });
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.getByRole('link', { name: 'Übertragungen', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Übertragungen' })).toBeVisible();
  });

  test('a menu closes on Escape and gives the focus back', async ({ page, signIn }) => {
    await signIn('kunde');
    await page.goto('/');
    const menu = page.getByLabel(/Konto von/);
    await menu.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Dunkel' })).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Dunkel' })).toBeHidden();
    await expect(menu).toBeFocused();
  });
});

/** Presses Tab until this stands in the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 120; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key never comes to ${target}`);
}

test('a month goes to DATEV without a mouse, and its progress is told (U3, T12)', async ({
  page,
  company,
  datev,
  signIn,
}) => {
  test.setTimeout(120_000);
  await signIn('admin');
  await connect(page);
  await datev.order('latency', { milliseconds: 400 });
  await page.goto('/anmelden');
  await page.context().clearCookies();
  await page.goto('/anmelden');
  await tabTo(page, page.getByLabel('E-Mail'));
  await page.keyboard.type(company.emailOf('kunde'));
  await page.keyboard.press('Tab');
  await page.keyboard.type(demoPassword);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  await tabTo(page, page.getByRole('link', { name: 'Belege', exact: true }));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/belege/);
  await tabTo(page, page.getByRole('button', { name: 'Nach DATEV übertragen' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Nach DATEV übertragen' });
  await expect(dialog.locator('[aria-busy="true"]')).toHaveCount(0);
  await tabTo(page, dialog.getByRole('button', { name: /Belege? nach DATEV übertragen/ }));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/uebertragungen\/[0-9a-f-]+$/);

  // What a screen reader hears while nobody presses a key.
  await page.evaluate(() => {
    const heard = new Set<string>();
    Reflect.set(window, 'heard', heard);
    const listen = () => {
      for (const region of document.querySelectorAll('[aria-live], [role=status], [role=alert]'))
        if (region.textContent) heard.add(region.textContent.trim());
    };
    listen();
    new MutationObserver(listen).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  await expect(page.getByText(/Erfolgreich verarbeitet \(2\)/).first()).toBeVisible({ timeout: 60_000 });
  const heard = () => page.evaluate(() => [...(Reflect.get(window, 'heard') as Set<string>)]);
  // The word comes a moment after the picture.
  await expect.poll(async () => (await heard()).join(' ')).toMatch(/Erledigt|erfolgreich|angekommen/i);
  expect((await heard()).length).toBeGreaterThanOrEqual(3);
});
