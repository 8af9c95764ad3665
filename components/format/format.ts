import type { Locale } from '@/components/i18n/locale';

/**
 * How values look to a reader (U2). Pure and the same on the server and in the browser: the time zone is always
 * Berlin's, because a bookkeeping day is a German day.
 */
const zone = 'Europe/Berlin';
const region: Readonly<Record<Locale, string>> = { de: 'de-DE', en: 'en-GB' };
const missing = '–';

export function readerLocale(locale: string): Locale {
  return locale === 'en' ? 'en' : 'de';
}

/** `2026-01-15` or an instant → `15.01.2026` / `15/01/2026`. */
export function formatDate(value: string | Date | null, locale: Locale): string {
  if (value === null) return missing;
  const date = typeof value === 'string' ? new Date(`${value.slice(0, 10)}T12:00:00Z`) : value;
  return new Intl.DateTimeFormat(region[locale], {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: zone,
  }).format(date);
}

/** Instant → `20.11.2026 14:05` (C9: at least `TT.MM.JJJJ HH:MM`). */
export function formatDateTime(value: Date | string | null, locale: Locale): string {
  if (value === null) return missing;
  const date = typeof value === 'string' ? new Date(value) : value;
  const time = new Intl.DateTimeFormat(region[locale], {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  });
  return `${formatDate(date, locale)} ${time.format(date)}`;
}

/** As `formatDateTime`, with seconds, for technical lists. */
export function formatTimestamp(value: Date, locale: Locale): string {
  const time = new Intl.DateTimeFormat(region[locale], {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone: zone,
  });
  return `${formatDate(value, locale)} ${time.format(value)}`;
}

/** `2026-01` → `Januar 2026`; `short` → `Jan. 2026`. */
export function formatMonth(month: string, locale: Locale, style: 'long' | 'short' = 'long'): string {
  return new Intl.DateTimeFormat(region[locale], { month: style, year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}

/** Integer cents → `1.309,00 €`; the sign is a real minus. The integer goes in as text: no float near an amount. */
export function formatAmount(cents: number, currency: string, locale: Locale): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const decimal = `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` as `${number}`;
  return new Intl.NumberFormat(region[locale], {
    style: 'currency',
    currency,
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  })
    .format(decimal)
    .replace('-', '−');
}

/** `"19.00"` → `19 %`, `"5.50"` → `5,5 %`. */
export function formatRate(rate: string, locale: Locale): string {
  const trimmed = rate.replace(/\.?0+$/, '');
  return `${locale === 'de' ? trimmed.replace('.', ',') : trimmed} %`;
}

export function formatCount(count: number, locale: Locale): string {
  return new Intl.NumberFormat(region[locale]).format(count);
}

/** Bytes → `1,4 MB`, in units of 1,024 as DATEV counts. */
export function formatBytes(bytes: number, locale: Locale): string {
  const kilobytes = bytes / 1024;
  const [size, unit] = kilobytes < 1024 ? [Math.ceil(kilobytes), 'kB'] : [kilobytes / 1024, 'MB'];
  return `${new Intl.NumberFormat(region[locale], { maximumFractionDigits: 1 }).format(size)} ${unit}`;
}
