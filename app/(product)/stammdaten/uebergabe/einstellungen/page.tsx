import { ArrowLeft } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { requireActor } from '@/app/_server/session';
import { SettingsForm } from '@/components/general-data/settings-form';
import { Card } from '@/components/ui/card';
import { lugImportProfiles } from '@/lib/datev/lug/import-profiles';
import { knownAbsenceTypes, readSettings } from '@/lib/general-data/settings/settings';
import { save } from './actions';
import { formOfSettings } from './form-settings';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('handover.settings'))('title') };
}

/** Payroll program, numbers, mappings and the way of files; the Berater's as much as the admin's. */
export default async function HandoverSettingsPage() {
  const actor = await requireActor('general_data.configure', await requestedPath());
  const platform = await getPlatform();
  const [settings, openTypes, t] = await Promise.all([
    readSettings(platform, actor),
    knownAbsenceTypes(platform, actor),
    getTranslations('handover.settings'),
  ]);
  return (
    <div className="flex flex-col gap-6">
      <header>
        <Link
          href="/stammdaten/uebergabe"
          className="mb-2 inline-flex items-center gap-1.5 text-sm text-muted hover:text-ink hover:underline"
        >
          <ArrowLeft aria-hidden className="size-4" />
          {t('back')}
        </Link>
        <h2 className="text-xl font-semibold">{t('title')}</h2>
        <p className="mt-1 max-w-prose text-muted">{t('lead')}</p>
      </header>
      <SettingsForm settings={formOfSettings(settings)} openTypes={openTypes} save={save} />
      <Card id="profile" title={t('profiles.title')} description={t('profiles.lead')}>
        <ul className="list-disc pl-5">
          {lugImportProfiles.map(({ name }) => (
            <li key={name}>
              <a
                href={`/stammdaten/uebergabe/profil/${name}`}
                download
                className="text-brand hover:underline"
              >
                {name}
              </a>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
