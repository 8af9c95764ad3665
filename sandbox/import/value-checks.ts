/** Tells whether the text of an element or attribute is allowed. */
export type ValueCheck = (value: string) => boolean;

/** Length in characters, not UTF-16 units. */
export const text =
  (min: number, max: number): ValueCheck =>
  (value) => {
    const { length } = [...value];
    return length >= min && length <= max;
  };

export const pattern =
  (expression: RegExp): ValueCheck =>
  (value) =>
    expression.test(value);

export const exactly =
  (wanted: string): ValueCheck =>
  (value) =>
    value === wanted;

/** A whole number without leading zero. */
export const whole =
  (min: number, max: number): ValueCheck =>
  (value) =>
    /^([1-9]\d*|0)$/.test(value) && Number(value) >= min && Number(value) <= max;

/** A decimal with a fixed number of digits after the point; bounds are texts of the same form. */
export function decimal(fraction: number, min: string, max: string): ValueCheck {
  const form = new RegExp(`^[+-]?([1-9]\\d*|0)\\.\\d{${fraction}}$`);
  const [least, most] = [scaled(min), scaled(max)];
  return (value) => form.test(value) && scaled(value) >= least && scaled(value) <= most;
}

/** The decimal as a whole number of its last digit; exact for any length. */
export function scaled(value: string): bigint {
  return BigInt(value.replace('+', '').replace('.', ''));
}

/** `YYYY-MM-DD`, an existing day, without time zone. */
export const isoDate: ValueCheck = (value) => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || value < '1753-01-01') return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
};

export const isoMonth: ValueCheck = (value) => /^\d{4}-(0[1-9]|1[0-2])$/.test(value) && value >= '1753-01';

export const guid: ValueCheck = pattern(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);

const currencyNames = new Intl.DisplayNames(['en'], { type: 'currency', fallback: 'none' });

/** Codes of today that DATEV's list lacks: four recent currencies, accounting units, metals, test codes. */
const currenciesDatevLacks = new Set(
  'SLE STN XCG ZWG VED UYW UYI BOV CHE CHW CLF COU MXV USN XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX'.split(
    ' ',
  ),
);

/** Current and former ISO codes. */
export const currency: ValueCheck = (value) =>
  /^[A-Z]{3}$/.test(value) && currencyNames.of(value) !== undefined && !currenciesDatevLacks.has(value);

const regionNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** Codes that have a name but are no country of ISO 3166, or are no longer. */
const noCountries = new Set(
  'EL UK EU EZ UN AC CP CQ DG EA IC TA QO XA XB ZZ BU DD DY FX HV NH RH SU TP VD YD YU ZR'.split(' '),
);

/** ISO codes with XI and XK; Greece is GR and the United Kingdom GB. */
export const country: ValueCheck = (value) =>
  value === 'XI' ||
  (/^[A-Z]{2}$/.test(value) && !noCountries.has(value) && regionNames.of(value) !== undefined);
