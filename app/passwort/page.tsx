import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { chooseLocale } from '@/app/_shell/actions';
import { ForgottenPasswordForm } from '@/components/account/forgotten-password-form';
import { NarrowPage } from '@/components/account/narrow-page';
import { askForReset } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.forgotten'))('title') };
}

export default async function ForgottenPasswordPage() {
  const t = await getTranslations('account.forgotten');
  return (
    <NarrowPage title={t('title')} lead={t('lead')} chooseLocale={chooseLocale}>
      <ForgottenPasswordForm ask={askForReset} />
    </NarrowPage>
  );
}
