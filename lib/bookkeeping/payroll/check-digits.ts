/** Check digits of personal numbers; DATEV's interface checks only their form. */

/** Steuerliche Identifikationsnummer: eleven digits, the first not 0. */
export function hasTaxIdForm(taxId: string | null): taxId is string {
  return taxId !== null && /^[1-9]\d{10}$/.test(taxId);
}

/** That form, and the last digit by ISO 7064 MOD 11,10. */
export function isValidTaxId(taxId: string): boolean {
  if (!hasTaxIdForm(taxId)) return false;
  let product = 10;
  for (const digit of taxId.slice(0, 10)) {
    const sum = (Number(digit) + product) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (11 - product) % 10 === Number(taxId.at(-1));
}

const socialSecurityForm = /^\d{2}(0[0-9]|[1-8]\d|9[0-7])(0\d|1\d)\d{2}[A-Z]\d{3}$/;
const socialSecurityWeights = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];

/** Versicherungsnummer: area, birthday, letter, serial number, check digit (VKVV § 2). */
export function hasSocialSecurityNumberForm(number: string | null): number is string {
  return number !== null && socialSecurityForm.test(number);
}

/** That form, and the check digit fits. */
export function isValidSocialSecurityNumber(number: string): boolean {
  if (!hasSocialSecurityNumberForm(number)) return false;
  const letter = String(number.charCodeAt(8) - 64).padStart(2, '0');
  const digits = `${number.slice(0, 8)}${letter}${number.slice(9, 11)}`;
  const sum = socialSecurityWeights.reduce((total, weight, index) => {
    const product = weight * Number(digits.charAt(index));
    return total + Math.floor(product / 10) + (product % 10);
  }, 0);
  return sum % 10 === Number(number.at(-1));
}

/** `TTMMJJ` of the number; from the 32nd "day" on the true day is not told (the area had no number left). */
export function birthdayOfSocialSecurityNumber(number: string): string | null {
  const day = number.slice(2, 8);
  const isTrueDay =
    Number(day.slice(0, 2)) >= 1 && Number(day.slice(0, 2)) <= 31 && Number(day.slice(2, 4)) >= 1;
  return isTrueDay ? day : null;
}
