import { stampRequests } from '@/app/_server/client-address';
import { endConnectionsWhenStopped } from '@/app/_server/stopping';
import { readSettings, SettingsError } from '@/lib/platform/settings';

/** Next calls this once, when a web process starts. */
export function register(): void {
  stampRequests(trustedProxies);
  endConnectionsWhenStopped();
}

let known: readonly string[] | undefined;

/** Without readable settings nobody is trusted; every page says by itself what is wrong with them. */
function trustedProxies(): readonly string[] {
  try {
    known ??= readSettings().trustedProxies;
    return known;
  } catch (cause) {
    if (cause instanceof SettingsError) return [];
    throw cause;
  }
}
