import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { requireActor } from '@/app/_server/session';
import { Card } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { Facts } from '@/components/ui/facts';
import { readCompany } from '@/lib/identity/companies';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.company'))('title') };
}

export default async function CompanyPage() {
  const actor = await requireActor('connection.read', await requestedPath());
  const platform = await getPlatform();
  const [company, t, common] = await Promise.all([
    readCompany(platform, actor),
    getTranslations('settings.company'),
    getTranslations('common'),
  ]);
  const address = `${platform.settings.appUrl}/api/v1`;
  return (
    <div className="flex flex-col gap-6">
      <Card id="firma" title={t('title')}>
        <Facts
          facts={[
            { label: t('name'), value: company.name },
            { label: t('city'), value: company.city ?? '–' },
            { label: t('vatId'), value: company.vatId ?? '–' },
          ]}
        />
      </Card>
      <Card id="schnittstelle" title={t('interface')} description={t('interfaceLead')}>
        <Facts
          facts={[
            {
              label: t('integrationId'),
              value: (
                <Copied
                  text={company.integrationId}
                  label={t('copyIntegrationId')}
                  copied={common('copied')}
                />
              ),
            },
            {
              label: t('address'),
              value: <Copied text={address} label={t('copyAddress')} copied={common('copied')} />,
            },
            {
              label: t('description'),
              value: (
                <a href="/api/v1/openapi.json" className="text-brand underline underline-offset-2">
                  openapi.json
                </a>
              ),
            },
          ]}
        />
      </Card>
    </div>
  );
}

function Copied({ text, label, copied }: { text: string; label: string; copied: string }) {
  return (
    <span className="flex min-w-0 items-center gap-1">
      <code className="min-w-0 font-mono text-xs break-all">{text}</code>
      <CopyButton text={text} label={label} copiedLabel={copied} />
    </span>
  );
}
