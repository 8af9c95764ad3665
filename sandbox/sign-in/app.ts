/** The one app registered at this DATEV; the values are local defaults, no secret. */
export interface RegisteredApp {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Redirect addresses allowed besides the loopback callback. */
  readonly redirectUris: readonly string[];
}

export const defaultApp: RegisteredApp = {
  clientId: 'belegbote-local',
  clientSecret: 'belegbote-local-secret',
  redirectUris: [],
};

export const CALLBACK_PATH = '/api/datev/callback';

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** In DATEV's sandbox `http://localhost` stands for any port; here the path is fixed to the product's callback. */
export function isAllowedRedirect(app: RegisteredApp, uri: string): boolean {
  if (app.redirectUris.includes(uri)) return true;
  const url = URL.parse(uri);
  return (
    url !== null &&
    url.protocol === 'http:' &&
    loopbackHosts.has(url.hostname) &&
    url.pathname === CALLBACK_PATH &&
    url.search === '' &&
    url.hash === '' &&
    url.username === ''
  );
}
