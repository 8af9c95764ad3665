/**
 * `npm run pictures`: starts the built product beside a local DATEV on a database of its own, and photographs every page at two
 * widths, light and dark. All pictures go to `.data/pictures`, those of the documentation to `docs/pictures`.
 */
import { rm } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import { createPlatform } from '@/lib/platform';
import { readSettings } from '@/lib/platform/settings';
import { startStack } from '../tests/browser/support/start-stack';
import { ensureBrowser } from './browser';
import { setPictureScene } from './pictures/scene';
import { shots } from './pictures/shots';
import { takePictures } from './pictures/take';
import { ensureBuilt } from './web-build';

const album = { everything: '.data/pictures', docs: 'docs/pictures' };

const executablePath = ensureBrowser();
ensureBuilt();
const { stack, stop } = await startStack({
  environment: 'local',
  clientId: 'belegbote-local',
  clientSecret: 'belegbote-local-secret',
});
const platform = await createPlatform(readSettings(stack.env), { service: 'pictures', role: 'sender' });
const browser = await chromium.launch({
  args: ['--no-sandbox', '--disable-gpu', '--lang=de-DE'],
  // Date fields and file choosers speak the browser's language, not the page's.
  env: { ...process.env, LANGUAGE: 'de', LANG: 'de_DE.UTF-8' },
  ...(executablePath === null ? {} : { executablePath }),
});
try {
  const ids = await setPictureScene(platform);
  for (const folder of Object.values(album)) await rm(folder, { recursive: true, force: true });
  const taken = await takePictures(browser, { appUrl: stack.appUrl, ids, shots }, album);
  process.stdout.write(
    `${taken.count} Bilder in ${album.everything}, die der Anleitungen in ${album.docs}\n`,
  );
  for (const fault of [
    ...taken.tooWide.map((where) => `breiter als das Fenster: ${where}`),
    ...taken.complaints,
  ]) {
    process.stderr.write(`${fault}\n`);
    process.exitCode = 1;
  }
} finally {
  await browser.close();
  await platform.close();
  await stop();
}
process.exit();
