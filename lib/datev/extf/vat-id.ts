const memberStates = new Set(
  'AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI'.split(' '),
);

/** A VAT id in the two columns DATEV has for it: country part (Greece is EL) and the rest, without separators. */
export interface SplitVatId {
  readonly country: string;
  readonly number: string;
}

/** Null: no VAT id of a member state. */
export function splitVatId(vatId: string): SplitVatId | null {
  const plain = vatId.replace(/[\s.\-/]/g, '').toUpperCase();
  const country = plain.startsWith('GR') ? 'EL' : plain.slice(0, 2);
  const number = plain.slice(2);
  return memberStates.has(country) && /^[0-9A-Z+*]{2,13}$/.test(number) ? { country, number } : null;
}
