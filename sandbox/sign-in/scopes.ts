/** Scopes DATEV knows by name; everything else is dropped without a word. */
export const knownScopes: readonly string[] = [
  'openid',
  'profile',
  'email',
  'account_id',
  'accounting:clients:read',
  'accounting:dxso-jobs',
  'datev:accounting:clients',
  'datev:accounting:extf-files-import',
  'datev:hr:payrolldataupload',
  'offline_access',
];

const datasetScope = /^datev:iam:client:([1-9]\d{3,6}-\d{1,5})$/;

/** The client-id a long-term scope is bound to, `455148-1`, or `null` for any other scope. */
export function datasetOfScope(scope: string): string | null {
  return datasetScope.exec(scope)?.[1] ?? null;
}

export type ScopeOffer =
  | { readonly kind: 'session'; readonly scopes: readonly string[] }
  | { readonly kind: 'long_term'; readonly scopes: readonly string[]; readonly clientId: string };

/**
 * What can be granted for a requested scope: unknown ones are dropped, and long-term access needs
 * `offline_access` together with exactly one dataset. One without the other is dropped too.
 */
export function offerFor(requested: string): ScopeOffer {
  const asked = [...new Set(requested.split(' ').filter(Boolean))];
  const datasets = asked.flatMap((scope) => datasetOfScope(scope) ?? []);
  const sessionScopes = asked.filter((scope) => knownScopes.includes(scope) && scope !== 'offline_access');
  const [clientId, ...others] = datasets;
  if (!asked.includes('offline_access') || clientId === undefined || others.length > 0) {
    return { kind: 'session', scopes: sessionScopes };
  }
  return {
    kind: 'long_term',
    clientId,
    scopes: [...sessionScopes, 'offline_access', `datev:iam:client:${clientId}`],
  };
}

/** The same offer after the person chose access for one session only. */
export function withoutLongTerm(offer: ScopeOffer): ScopeOffer {
  const scopes = offer.scopes.filter((scope) => scope !== 'offline_access' && !datasetOfScope(scope));
  return { kind: 'session', scopes };
}

/** German names shown on the consent page. */
export function describeScope(scope: string): string {
  const dataset = datasetOfScope(scope);
  if (dataset) return `Zugriff auf den Datenbestand ${dataset}`;
  return scopeTexts[scope] ?? scope;
}

const scopeTexts: Readonly<Record<string, string>> = {
  openid: 'Anmeldung',
  profile: 'Name der Person',
  email: 'E-Mail-Adresse',
  account_id: 'Kennung des DATEV-Kontos',
  'accounting:clients:read': 'Stammdaten der Mandanten lesen',
  'accounting:dxso-jobs': 'Rechnungsdatenservice 1.0: Belege und Rechnungsdaten übertragen',
  'datev:accounting:clients': 'Mandanten und bestellte Datenservices lesen',
  'datev:accounting:extf-files-import': 'Buchungsdatenservice: Buchungsstapel und Stammdaten übertragen',
  'datev:hr:payrolldataupload': 'Lohnimportdatenservice: Lohndaten übertragen',
  offline_access: 'dauerhafter Zugriff (Langzeittoken)',
};
