import { defineConfig, devices } from '@playwright/test';

const executablePath = process.env.BELEGBOTE_CHROMIUM || '/usr/bin/chromium';
const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: '.data/browser-results',
  globalSetup: './tests/browser/global-setup.ts',
  fullyParallel: false,
  // Each has a stack of its own.
  workers: 2,
  // One-time codes change every half minute, and a machine can be busy: a second look, reported as flaky.
  retries: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    screenshot: 'only-on-failure',
    launchOptions: {
      args: chromiumArgs,
      ...(process.env.BELEGBOTE_CHROMIUM === '' ? {} : { executablePath }),
    },
  },
  projects: [
    { name: 'desktop', use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 900 } } },
  ],
});
