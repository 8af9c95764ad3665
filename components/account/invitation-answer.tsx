'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { SignInForm } from '@/components/session/sign-in-form';
import { useAction } from '@/components/session/use-action';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Role } from '@/lib/identity/actor';
import { LinkReading, useLink } from './link-reading';
import { NewAccountForm } from './new-account-form';

export interface ShownInvitation {
  readonly companyName: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly invitedBy: string;
  readonly hasAccount: boolean;
  /** Who looks at it: nobody signed in, the invited person, or somebody else. */
  readonly viewer: 'nobody' | 'invited' | 'other';
}

export interface InvitationActions {
  readonly read: (input: { token: string }) => Promise<ActionAnswer<ShownInvitation | null>>;
  readonly accept: (input: { token: string }) => Promise<ActionAnswer>;
  readonly acceptNew: (input: { token: string; name: string; password: string }) => Promise<ActionAnswer>;
  readonly signOut: () => Promise<void>;
}

/** Says who invites whom into what, and asks for what is missing: an account, the sign-in, or only a yes. */
export function InvitationAnswer({ read, accept, acceptNew, signOut }: InvitationActions) {
  const t = useTranslations('account.invitation');
  const roles = useTranslations('roles');
  const link = useLink(read);
  if (link.kind === 'reading' || link.kind === 'unread') return <LinkReading link={link} />;
  if (link.kind === 'gone') {
    return (
      <Notice
        tone="warning"
        role="status"
        title={t('gone')}
        actions={
          <Button asChild>
            <Link href="/anmelden">{t('toSignIn')}</Link>
          </Button>
        }
      >
        {t('goneText')}
      </Notice>
    );
  }
  const { token, value: invitation, again } = link;
  const { companyName, invitedBy, role, hasAccount, viewer } = invitation;
  return (
    <div className="flex flex-col gap-5">
      <p>{t('lead', { invitedBy, company: companyName, role: roles(role) })}</p>
      {!hasAccount ? (
        <NewAccountForm token={token} invitation={invitation} acceptNew={acceptNew} />
      ) : viewer === 'invited' ? (
        <AcceptButton token={token} accept={accept} />
      ) : viewer === 'other' ? (
        <OtherPerson email={invitation.email} signOut={signOut} />
      ) : (
        <section aria-label={t('signInFirst')}>
          <p className="mb-4 text-muted">{t('signInFirstText', { email: invitation.email })}</p>
          <SignInForm onSignedIn={again} />
        </section>
      )}
    </div>
  );
}

function AcceptButton({ token, accept }: { token: string; accept: InvitationActions['accept'] }) {
  const t = useTranslations('account.invitation');
  const { run, isPending, refusal } = useAction(accept);
  return (
    <div>
      <SubmitButton
        variant="primary"
        pending={isPending}
        onClick={() => run({ token }, () => window.location.assign('/'))}
      >
        {t('accept')}
      </SubmitButton>
      <RefusalNotice refusal={refusal} />
    </div>
  );
}

function OtherPerson({ email, signOut }: { email: string; signOut: () => Promise<void> }) {
  const t = useTranslations('account.invitation');
  return (
    <Notice
      tone="info"
      title={t('otherPerson')}
      actions={
        <form action={signOut}>
          <SubmitButton>{t('signOut')}</SubmitButton>
        </form>
      }
    >
      {t('otherPersonText', { email })}
    </Notice>
  );
}
