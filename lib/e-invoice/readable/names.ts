/** What a reader calls the codes of an invoice; an unknown code is shown as it is. */

const documentTypes: Readonly<Record<string, string>> = {
  '326': 'Teilrechnung',
  '380': 'Rechnung',
  '381': 'Gutschrift (kaufmännisch)',
  '384': 'Rechnungskorrektur',
  '386': 'Vorauszahlungsrechnung',
  '389': 'Gutschrift (Abrechnung durch den Leistungsempfänger)',
  '751': 'Rechnungsdaten für die Buchhaltung',
  '875': 'Abschlagsrechnung (Bau)',
  '876': 'Teilschlussrechnung (Bau)',
  '877': 'Schlussrechnung (Bau)',
};

const categories: Readonly<Record<string, string>> = {
  S: 'Umsatzsteuer',
  Z: 'Nullsatz',
  E: 'steuerbefreit',
  AE: 'Steuerschuld des Leistungsempfängers',
  K: 'innergemeinschaftliche Lieferung',
  G: 'Ausfuhr',
  O: 'nicht steuerbar',
  L: 'Kanaren (IGIC)',
  M: 'Ceuta/Melilla (IPSI)',
};

const units: Readonly<Record<string, string>> = {
  C62: 'Stück',
  H87: 'Stück',
  EA: 'Stück',
  XPP: 'Stück',
  PCE: 'Stück',
  SET: 'Satz',
  LS: 'pauschal',
  MIN: 'Min.',
  HUR: 'Std.',
  DAY: 'Tage',
  WEE: 'Wochen',
  MON: 'Monate',
  ANN: 'Jahre',
  GRM: 'g',
  KGM: 'kg',
  TNE: 't',
  MTR: 'm',
  KMT: 'km',
  MTK: 'm²',
  MTQ: 'm³',
  LTR: 'l',
  KWH: 'kWh',
  P1: '%',
};

export function documentTypeName(code: string): string {
  return documentTypes[code] ?? `Rechnung (Dokumenttyp ${code})`;
}

export function categoryName(code: string): string {
  return categories[code] ?? code;
}

export function unitName(code: string | null): string {
  return code === null ? '' : (units[code] ?? code);
}

/** `"20.0000"` → `20`, `"9.9000"` with two decimals at least → `9,90`; what is no decimal stays as written. */
export function germanDecimal(text: string | null, decimals = 0): string {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text ?? '');
  if (!match) return text ?? '';
  const [, sign = '', whole = '0', fraction = ''] = match;
  const digits = fraction.replace(/0+$/, '').padEnd(decimals, '0');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return `${sign === '-' ? '-' : ''}${grouped}${digits === '' ? '' : `,${digits}`}`;
}
