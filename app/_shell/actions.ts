'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { usesSecureCookies } from '@/app/_server/auth-options';
import { getPlatform } from '@/app/_server/platform';
import { currentUser, selectCompany } from '@/app/_server/session';
import { localeCookie, locales } from '@/components/i18n/locale';
import { themeCookie } from '@/components/shell/theme';
import { chooseLanguage } from '@/lib/identity/language';
import { endSession } from '@/lib/identity/sessions';

const yearSeconds = 365 * 24 * 60 * 60;

async function keepPreference(name: string, value: string): Promise<void> {
  const { settings } = await getPlatform();
  (await cookies()).set(name, value, {
    httpOnly: true,
    sameSite: 'lax',
    secure: usesSecureCookies(settings.appUrl),
    path: '/',
    maxAge: yearSeconds,
  });
}

const themeForm = z.object({ theme: z.enum(['system', 'light', 'dark']) });
const localeForm = z.object({ locale: z.enum(locales) });
const companyForm = z.object({ companyId: z.uuid() });

/** How the screen looks in this browser; setting the cookie renders the page again. */
export async function chooseTheme(form: FormData): Promise<void> {
  const parsed = themeForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) return;
  const { theme } = parsed.data;
  if (theme === 'system') (await cookies()).delete(themeCookie);
  else await keepPreference(themeCookie, theme);
}

/** The language of this browser and, for whoever is signed in, of his mails and his next browser (U2). */
export async function chooseLocale(form: FormData): Promise<void> {
  const parsed = localeForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) return;
  const { locale } = parsed.data;
  const user = await currentUser();
  if (user) await chooseLanguage(await getPlatform(), user, locale);
  await keepPreference(localeCookie, locale);
}

/** Another company of the same person. Goes to the start page: the page shown may not exist over there. */
export async function switchCompany(form: FormData): Promise<void> {
  const parsed = companyForm.safeParse(Object.fromEntries(form));
  if (parsed.success && (await selectCompany(parsed.data.companyId))) redirect('/');
}

const sessionCookiePattern = /^(?:__(?:Secure|Host)-)?next-auth\.session-token(?:\.\d+)?$/;

/** Ends this session at the server and forgets its cookie. */
export async function signOut(): Promise<void> {
  const user = await currentUser();
  if (user) await endSession(await getPlatform(), user);
  const jar = await cookies();
  for (const { name } of jar.getAll()) {
    if (sessionCookiePattern.test(name)) jar.delete(name);
  }
  redirect('/anmelden');
}
