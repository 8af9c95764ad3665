import type { Platform } from '@/lib/platform';

/** Remembers a person's language for his mails and his next browser (U2). */
export async function chooseLanguage(
  { db }: Pick<Platform, 'db'>,
  user: { readonly userId: string },
  language: 'de' | 'en',
): Promise<void> {
  await db.user.update({ where: { id: user.userId }, data: { locale: language } });
}
