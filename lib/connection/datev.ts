import { createDatevAuth } from '@/lib/datev/auth/datev-auth';
import type { DatevAuth } from '@/lib/datev/auth/types';
import { createDxsoClient } from '@/lib/datev/dxso/client';
import type { DxsoClient } from '@/lib/datev/dxso/types';
import type { OnExchange } from '@/lib/datev/http/exchange';
import type { Fetch } from '@/lib/datev/http/send';
import type { Platform } from '@/lib/platform';

const fetchOverNetwork: Fetch = (url, init) => fetch(url, init);

const auths = new WeakMap<Platform['settings'], DatevAuth>();

/** DATEV's sign-in of this platform's environment; one for each process, so that discovery is read once an hour. */
export function datevAuthOf(platform: Platform): DatevAuth {
  const known = auths.get(platform.settings);
  if (known) return known;
  const { issuer, clientId, clientSecret } = platform.settings.datev;
  const auth = createDatevAuth({
    issuer,
    clientId,
    clientSecret,
    fetch: fetchOverNetwork,
    now: () => platform.clock.now(),
  });
  auths.set(platform.settings, auth);
  return auth;
}

/** accounting:dxso-jobs of this platform's environment with one access token. */
export function dxsoClientOf(platform: Platform, accessToken: string, onExchange: OnExchange): DxsoClient {
  const { apiUrl, clientId } = platform.settings.datev;
  return createDxsoClient({
    apiUrl,
    datevClientId: clientId,
    accessToken,
    fetch: fetchOverNetwork,
    now: () => platform.clock.now(),
    onExchange,
  });
}

/** Our address DATEV sends the browser back to; registered there exactly so. */
export function callbackUrlOf(platform: Platform): string {
  return `${platform.settings.appUrl}/api/datev/callback`;
}
