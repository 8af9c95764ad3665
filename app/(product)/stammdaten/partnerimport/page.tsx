import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requestedPath } from '@/app/_security/requested-path';
import { requireActor } from '@/app/_server/session';
import { ImportWizard } from '@/components/csv-import/import-wizard';
import { importFields } from '../../belege/import/fields';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('csvImport'))('partnerTitle') };
}

/** CSV files of business partners with their accounts: the Berater's. */
export default async function PartnerImportPage() {
  await requireActor('partner_accounts.change', await requestedPath());
  return (
    <ImportWizard kind="partners" fields={importFields('partners')} target="/stammdaten/geschaeftspartner" />
  );
}
