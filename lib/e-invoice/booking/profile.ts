/** Profiles of ZUGFeRD and Factur-X, and the national forms of EN 16931; `comfort` is EN 16931's forerunner in ZUGFeRD 1.0. */
export const eInvoiceProfiles = [
  'minimum',
  'basic_wl',
  'basic',
  'comfort',
  'en16931',
  'extended',
  'xrechnung',
  'peppol',
  'other',
] as const;
export type EInvoiceProfile = (typeof eInvoiceProfiles)[number];

const patterns: readonly (readonly [EInvoiceProfile, RegExp])[] = [
  ['xrechnung', /xrechnung/],
  ['minimum', /:minimum$/],
  ['basic_wl', /:basic-?wl$/],
  ['basic', /:basic$/],
  ['comfort', /:comfort$/],
  ['extended', /:extended$/],
  ['peppol', /peppol/],
  ['en16931', /en16931/],
];

/** Profile named by the specification identifier (BT-24). */
export function profileOf(specification: string | null): EInvoiceProfile {
  const text = specification?.toLowerCase() ?? '';
  return patterns.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
}

/** As people call it. */
export function profileName(specification: string | null): string {
  const profile = profileOf(specification);
  return profile === 'other' ? (specification ?? '–').slice(0, 120) : profile.replace('_', ' ').toUpperCase();
}
