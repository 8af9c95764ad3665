import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { requireActor } from '@/app/_server/session';
import { AddMemberForm } from '@/components/settings/add-member-form';
import { MemberList } from '@/components/settings/member-list';
import { Card } from '@/components/ui/card';
import { listMembers } from '@/lib/identity/memberships';
import { may } from '@/lib/identity/permissions';
import { add, remove, setRole } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.members'))('title') };
}

export default async function MembersPage() {
  const actor = await requireActor('members.read', await requestedPath());
  const [members, t] = await Promise.all([
    listMembers(await getPlatform(), actor),
    getTranslations('settings.members'),
  ]);
  const mayChange = may(actor, 'members.change');
  return (
    <div className="flex flex-col gap-6">
      <Card id="mitglieder" title={t('title')} description={t('lead')} flush>
        <MemberList members={members} actions={mayChange ? { setRole, remove } : null} />
      </Card>
      {mayChange ? (
        <Card id="hinzufuegen" title={t('form.title')} description={t('form.lead')}>
          <AddMemberForm add={add} />
        </Card>
      ) : null}
    </div>
  );
}
