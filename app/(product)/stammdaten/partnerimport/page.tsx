import { ArrowLeft } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { requestedPath } from '@/app/_security/requested-path';
import { requireActor } from '@/app/_server/session';
import { ImportWizard } from '@/components/csv-import/import-wizard';
import { importFields } from '../../belege/import/fields';

const home = '/stammdaten/geschaeftspartner';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('csvImport'))('partnerTitle') };
}

/** CSV files of business partners with their accounts: the Berater's. */
export default async function PartnerImportPage() {
  await requireActor('partner_accounts.change', await requestedPath());
  const [t, partners] = await Promise.all([
    getTranslations('csvImport'),
    getTranslations('masterData.partners'),
  ]);
  return (
    <>
      <Link
        href={home}
        className="mb-2 inline-flex items-center gap-1.5 text-sm text-muted hover:text-ink hover:underline"
      >
        <ArrowLeft aria-hidden className="size-4" />
        {partners('title')}
      </Link>
      <h2 className="mb-4 text-xl font-semibold">{t('partnerTitle')}</h2>
      <ImportWizard kind="partners" fields={importFields('partners')} target={home} />
    </>
  );
}
