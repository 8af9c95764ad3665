import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { requireActor } from '@/app/_server/session';
import { inReadersLanguage } from '@/app/_shell/findings';
import type { SearchPageProps } from '@/app/_shell/page-props';
import { documentsPath } from '@/components/documents/document-address';
import { FindingList } from '@/components/findings/finding-list';
import { formatMonth, readerLocale } from '@/components/format/format';
import { PackageParts } from '@/components/package/package-parts';
import { SettlePackage } from '@/components/package/settle-package';
import { shareFindings } from '@/components/transfer/share-findings';
import { SharedFindingList } from '@/components/transfer/shared-finding-list';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { accountingMonthOf, berlinDay } from '@/lib/bookkeeping/calendar';
import { may } from '@/lib/identity/permissions';
import type { Finding } from '@/lib/preflight/finding';
import { planPackage } from '@/lib/transfer/package/plan-package';
import { settle } from './actions';
import { readPackageSearch } from './search';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('packages'))('title') };
}

/** A month as ZIP for the upload by hand, what stays behind and why, and what to do after the upload (T13). */
export default async function PackagePage({ searchParams }: SearchPageProps) {
  const actor = await requireActor('documents.read', await requestedPath());
  const platform = await getPlatform();
  const today = accountingMonthOf(berlinDay(platform.clock.now()));
  const key = readPackageSearch(await searchParams, today);
  const { plan } = await planPackage(platform, actor, key);
  const [locale, t, ledgers] = await Promise.all([
    getLocale(),
    getTranslations('packages'),
    getTranslations('ledgers'),
  ]);
  const documentIds = plan.parts.flatMap((part) => part.documentIds);
  const held = new Set(plan.heldBack.map(({ id }) => id));
  const isDocument = ({ subject }: Finding) => subject?.kind === 'invoice' || subject?.kind === 'cash_entry';
  const isHeld = ({ subject }: Finding) => held.has(subject?.id ?? '');
  const others = plan.findings.filter((finding) => isDocument(finding) && !isHeld(finding));
  const general = plan.findings.filter((finding) => !isDocument(finding));

  return (
    <>
      <PageHeader
        back={{ href: documentsPath(key), label: t('back') }}
        title={t('title')}
        description={`${ledgers(key.ledger)} · ${formatMonth(key.month, readerLocale(locale))}`}
      />
      <div className="flex flex-col gap-5">
        <Notice tone="info" title={t('notTransferred')}>
          {t('notTransferredText')}
        </Notice>
        {plan.parts.length > 0 ? (
          <Card id="paket" title={t('contents')} description={t('contentsLead')}>
            <PackageParts
              monthOfLedger={key}
              parts={plan.parts.map((part) => ({
                documents: part.documentIds.length,
                files: part.files,
                bytes: part.bytes,
              }))}
            />
          </Card>
        ) : (
          <Notice tone="warning" title={t('nothing')} />
        )}
        {documentIds.length > 0 && may(actor, 'documents.handle_elsewhere') ? (
          <Card id="danach" title={t('settle.heading')} description={t('settle.lead')}>
            <SettlePackage monthOfLedger={key} documentIds={documentIds} settle={settle} />
          </Card>
        ) : null}
        {plan.heldBack.length > 0 ? (
          <Card id="zurueck" title={t('heldBack', { count: plan.heldBack.length })}>
            <SharedFindingList
              shared={shareFindings(await inReadersLanguage(plan.findings.filter(isHeld)))}
            />
          </Card>
        ) : null}
        {others.length > 0 ? (
          <Card id="hinweise" title={t('notes')}>
            <SharedFindingList shared={shareFindings(await inReadersLanguage(others))} />
          </Card>
        ) : null}
        {general.length > 0 ? <FindingList findings={await inReadersLanguage(general)} /> : null}
      </div>
    </>
  );
}
