/** Country letters, two check digits, account: an IBAN without blanks. */
export function hasIbanForm(iban: string | null): iban is string {
  return iban !== null && /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban);
}

/** Form and check digits of an IBAN without blanks (ISO 13616, remainder 1 modulo 97). */
export function isValidIban(iban: string): boolean {
  if (!hasIbanForm(iban)) return false;
  const digits = [...`${iban.slice(4)}${iban.slice(0, 4)}`]
    .map((character) => Number.parseInt(character, 36))
    .join('');
  return BigInt(digits) % 97n === 1n;
}

/** Bank and country letters, place, optional branch: 8 or 11 characters. */
export function isValidBic(bic: string): boolean {
  return /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(bic);
}
