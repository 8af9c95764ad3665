import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const installedPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/**
 * Finds a Chromium, or gets one: an installed one, else Playwright's own download, else the distribution's package.
 * @returns its path; null: Playwright's own
 */
export function ensureBrowser(): string | null {
  const given = process.env.BELEGBOTE_CHROMIUM;
  if (given) return given;
  const installed = installedPlaces.find((path) => existsSync(path));
  if (installed) return installed;
  if (existsSync(chromium.executablePath())) return null;
  process.stdout.write('Kein Chromium gefunden; er wird installiert …\n');
  if (run('playwright', ['install', 'chromium']) && existsSync(chromium.executablePath())) return null;
  if (
    process.getuid?.() === 0 &&
    run('apt-get', ['update']) &&
    run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'])
  ) {
    return installedPlaces.find((path) => existsSync(path)) ?? null;
  }
  throw new Error(
    'Es ließ sich kein Chromium installieren. Bitte einen installieren oder BELEGBOTE_CHROMIUM auf seinen Pfad setzen.',
  );
}

function run(command: string, args: string[]): boolean {
  return (
    spawnSync(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  );
}
