import { cookies } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { currentUser } from '@/app/_server/session';
import { localeCookie, readLocale } from '@/components/i18n/locale';
import { loadMessages } from '@/messages/load';

/**
 * Texts of this request: in the language of the browser's cookie, else of the signed-in person. Times are shown as German clocks
 * show them, wherever the server stands.
 */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(localeCookie)?.value ?? (await currentUser())?.locale;
  const locale = readLocale(chosen);
  return { locale, timeZone: 'Europe/Berlin', messages: await loadMessages(locale) };
});
