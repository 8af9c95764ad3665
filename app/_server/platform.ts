import { createPlatform, type Platform } from '@/lib/platform';
import { readSettings, tellNextAuth } from '@/lib/platform/settings';

/** Kept on globalThis, or every hot reload would open another database pool. */
const shared = globalThis as typeof globalThis & { belegbotePlatform?: Promise<Platform> };

/** The web process's platform, opened by the first request that needs it. */
export function getPlatform(): Promise<Platform> {
  shared.belegbotePlatform ??= openPlatform();
  return shared.belegbotePlatform;
}

async function openPlatform(): Promise<Platform> {
  try {
    const settings = readSettings();
    tellNextAuth(settings);
    return await createPlatform(settings, { service: 'web', role: 'sender' });
  } catch (cause) {
    // The next request tries again: the database may only be late.
    delete shared.belegbotePlatform;
    throw cause;
  }
}

/** Gives the routes a platform made elsewhere: tests run them on a database of their own. */
export function providePlatform(platform: Platform): void {
  tellNextAuth(platform.settings);
  shared.belegbotePlatform = Promise.resolve(platform);
}
