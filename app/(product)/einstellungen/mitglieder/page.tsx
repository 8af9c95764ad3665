import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { requireActor } from '@/app/_server/session';
import { InvitationList } from '@/components/settings/invitation-list';
import { InviteForm } from '@/components/settings/invite-form';
import { MemberList } from '@/components/settings/member-list';
import { Card } from '@/components/ui/card';
import { listInvitations } from '@/lib/identity/invitations';
import { listMembers } from '@/lib/identity/memberships';
import { may } from '@/lib/identity/permissions';
import { invite, remove, setRole, withdraw } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.members'))('title') };
}

export default async function MembersPage() {
  const actor = await requireActor('members.read', await requestedPath());
  const platform = await getPlatform();
  const [members, invitations, t] = await Promise.all([
    listMembers(platform, actor),
    listInvitations(platform, actor),
    getTranslations('settings.members'),
  ]);
  const mayChange = may(actor, 'members.change');
  return (
    <div className="flex flex-col gap-6">
      <Card id="mitglieder" title={t('title')} description={t('lead')} flush>
        <MemberList members={members} actions={mayChange ? { setRole, remove } : null} />
      </Card>
      {invitations.length > 0 ? (
        <Card id="einladungen" title={t('invitations.title')} description={t('invitations.lead')} flush>
          <InvitationList invitations={invitations} withdraw={mayChange ? withdraw : null} />
        </Card>
      ) : null}
      {mayChange ? (
        <Card id="einladen" title={t('form.title')} description={t('form.lead')}>
          <InviteForm invite={invite} />
        </Card>
      ) : null}
    </div>
  );
}
