import type { Locale } from '@/components/i18n/locale';

const region: Readonly<Record<Locale, string>> = { de: 'de-DE', en: 'en-GB' };

/** 1 → `Montag`, 7 → `Sonntag`. */
export function weekdayName(weekday: number, locale: Locale): string {
  // The 1st of January 2024 was a Monday.
  const day = new Date(Date.UTC(2024, 0, weekday, 12));
  return new Intl.DateTimeFormat(region[locale], { weekday: 'long', timeZone: 'UTC' }).format(day);
}
