/** Languages of the screen, German first (U2). */
export const locales = ['de', 'en'] as const;
export type Locale = (typeof locales)[number];

const defaultLocale: Locale = 'de';

/** Cookie that carries the choice of somebody who is not signed in, and of this browser. */
export const localeCookie = 'bb_sprache';

/** Reads a cookie's value; anything unknown is German. */
export function readLocale(value: string | undefined): Locale {
  return value === 'en' ? 'en' : defaultLocale;
}
