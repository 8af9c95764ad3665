import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { chooseLocale } from '@/app/_shell/actions';
import { NarrowPage } from '@/components/account/narrow-page';
import { NewPasswordForm } from '@/components/account/new-password-form';
import { readReset, setNewPassword } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.newPassword'))('title') };
}

/** Where the link of the mail leads. */
export default async function NewPasswordPage() {
  const t = await getTranslations('account.newPassword');
  return (
    <NarrowPage title={t('title')} chooseLocale={chooseLocale}>
      <NewPasswordForm read={readReset} save={setNewPassword} />
    </NarrowPage>
  );
}
