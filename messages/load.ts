import type german from './de.json';

/** Both catalogues have the German one's keys; a test holds that (U2). */
export type Messages = typeof german;

export async function loadMessages(locale: 'de' | 'en'): Promise<Messages> {
  const catalogue = locale === 'en' ? await import('./en.json') : await import('./de.json');
  return catalogue.default as Messages;
}
