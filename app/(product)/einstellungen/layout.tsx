import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { currentActor } from '@/app/_server/session';
import { PageHeader } from '@/components/ui/page-header';
import { PathTabs } from '@/components/ui/path-tabs';
import { type CompanyAction, may } from '@/lib/identity/permissions';

const sections = [
  { key: 'account', href: '/einstellungen/konto', permission: null },
  { key: 'company', href: '/einstellungen/firma', permission: 'connection.read' },
  { key: 'numbers', href: '/einstellungen/rechnungsnummern', permission: 'account_table.read' },
  { key: 'schedule', href: '/einstellungen/zeitplan', permission: 'transfers.read' },
  { key: 'members', href: '/einstellungen/mitglieder', permission: 'members.read' },
  { key: 'apiKeys', href: '/einstellungen/api-schluessel', permission: 'api_keys.read' },
  { key: 'procedure', href: '/einstellungen/verfahren', permission: 'audit.read' },
  { key: 'audit', href: '/einstellungen/aenderungen', permission: 'audit.read' },
] as const satisfies readonly { key: string; href: string; permission: CompanyAction | null }[];

/** Shows the sections this person may open; each page asks again. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const [t, actor] = await Promise.all([getTranslations('settings'), currentActor()]);
  const open = sections.filter(({ permission }) => permission === null || (actor && may(actor, permission)));
  return (
    <>
      <PageHeader title={t('title')} description={t('lead')} />
      <PathTabs
        label={t('sections')}
        tabs={open.map(({ key, href }) => ({ href, label: t(`${key}.title`) }))}
      />
      {children}
    </>
  );
}
