/** DATEV data services an admin can choose (C11). */
export const datevServices = ['rechnungsdatenservice', 'hr_files', 'extf_files'] as const;
export type DatevService = (typeof datevServices)[number];

const scopesOfService: Readonly<Record<DatevService, readonly string[]>> = {
  rechnungsdatenservice: ['accounting:dxso-jobs'],
  hr_files: ['datev:hr:payrolldataupload'],
  extf_files: ['datev:accounting:extf-files-import'],
};

/** Always needed: sign-in, the name of the person who granted (C9), and the confirmation of the dataset (C3). */
const baseScopes = ['openid', 'profile', 'accounting:clients:read'] as const;

/** Turns a session into a long-term token, together with `longTermClientScope`. */
const offlineScope = 'offline_access';

/** Binds a long-term token to its one dataset. */
function longTermClientScope(clientId: string): string {
  return `datev:iam:client:${clientId}`;
}

/** What one connection asks for: only what the chosen services need, for a long-term token of this dataset (C1, C11). */
export function requestedScopes(services: readonly DatevService[], clientId: string): string[] {
  const chosen = datevServices.filter((service) => services.includes(service));
  return [
    ...baseScopes,
    ...chosen.flatMap((service) => scopesOfService[service]),
    offlineScope,
    longTermClientScope(clientId),
  ];
}

/** Compared right after the sign-in, because DATEV drops scopes without a word and the API then answers 401. */
export interface GrantComparison {
  /** Without these nothing works: the connection is refused. */
  readonly missingScopes: readonly string[];
  /** Chosen services DATEV did not grant. */
  readonly missingServices: readonly DatevService[];
  /** False: the person allowed a single session only. */
  readonly isLongTerm: boolean;
}

/** Compares what was granted with what the chosen services need. */
export function compareGrant(
  granted: readonly string[],
  services: readonly DatevService[],
  clientId: string,
): GrantComparison {
  const has = (scope: string) => granted.includes(scope);
  const optional = services.filter((service) => service !== 'rechnungsdatenservice');
  const needed = [
    'accounting:clients:read',
    ...(services.includes('rechnungsdatenservice') ? scopesOfService.rechnungsdatenservice : []),
  ];
  return {
    missingScopes: needed.filter((scope) => !has(scope)),
    missingServices: optional.filter((service) => !scopesOfService[service].every(has)),
    isLongTerm: has(offlineScope) && has(longTermClientScope(clientId)),
  };
}
