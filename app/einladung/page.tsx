import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { chooseLocale, signOut } from '@/app/_shell/actions';
import { InvitationAnswer } from '@/components/account/invitation-answer';
import { NarrowPage } from '@/components/account/narrow-page';
import { accept, acceptNew, read } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.invitation'))('title') };
}

/** Where the link of an invitation leads. */
export default async function InvitationPage() {
  const t = await getTranslations('account.invitation');
  return (
    <NarrowPage title={t('title')} chooseLocale={chooseLocale}>
      <InvitationAnswer read={read} accept={accept} acceptNew={acceptNew} signOut={signOut} />
    </NarrowPage>
  );
}
