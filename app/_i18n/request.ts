import { cookies } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { localeCookie, readLocale } from '@/components/i18n/locale';
import { loadMessages } from '@/messages/load';

/** Texts of this request. Times are shown as German clocks show them, wherever the server stands. */
export default getRequestConfig(async () => {
  const locale = readLocale((await cookies()).get(localeCookie)?.value);
  return { locale, timeZone: 'Europe/Berlin', messages: await loadMessages(locale) };
});
