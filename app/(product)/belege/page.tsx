import { FileSpreadsheet, FileText, FolderDown, SearchX, Upload, Wallet } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { requireActor } from '@/app/_server/session';
import type { SearchPageProps } from '@/app/_shell/page-props';
import { cashBookPath } from '@/components/cash-book/cash-book-address';
import { CashBook } from '@/components/documents/cash-book';
import { type DocumentSearch, documentsPath } from '@/components/documents/document-address';
import { DocumentFilters } from '@/components/documents/document-filters';
import { DocumentTable } from '@/components/documents/document-table';
import { LedgerTabs } from '@/components/documents/ledger-tabs';
import { SelectionBar, SelectionProvider } from '@/components/documents/selection';
import { StateCounters } from '@/components/documents/state-counters';
import { packagePath } from '@/components/package/package-address';
import { TransferStarter } from '@/components/transfer/transfer-starter';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pager } from '@/components/ui/pager';
import { isHeldBack } from '@/lib/documents/document-states';
import { listCashEntries } from '@/lib/documents/list-cash-entries';
import { listInvoices } from '@/lib/documents/list-invoices';
import type { UserActor } from '@/lib/identity/actor';
import { may } from '@/lib/identity/permissions';
import { monthOverview } from '@/lib/transfer/read/month-overview';
import { countStates, monthChoices, monthsOf } from './month-counts';
import { readDocumentSearch } from './search';
import { previewTransfer, startTransfer } from './transfer-actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('navigation'))('documents') };
}

export default async function DocumentsPage({ searchParams }: SearchPageProps) {
  const actor = await requireActor('documents.read', await requestedPath());
  const search = readDocumentSearch(await searchParams);
  const platform = await getPlatform();
  const overview = await monthOverview(platform, actor);
  const isCash = search.ledger === 'cash';
  const months = monthsOf(overview);
  const t = await getTranslations('documents');

  return (
    <SelectionProvider>
      <PageHeader
        title={t('title')}
        description={t('lead')}
        actions={
          <>
            {isCash ? (
              <Button asChild>
                <Link href={search.month ? cashBookPath({ month: search.month }) : '/belege/kasse'}>
                  <Wallet aria-hidden />
                  {t('cash.keep')}
                </Link>
              </Button>
            ) : null}
            {may(actor, 'documents.write') && !isCash ? (
              <>
                <Button asChild>
                  <Link href="/belege/import">
                    <FileSpreadsheet aria-hidden />
                    {t('import')}
                  </Link>
                </Button>
                <Button asChild>
                  <Link href="/belege/neu">
                    <Upload aria-hidden />
                    {t('upload')}
                  </Link>
                </Button>
              </>
            ) : null}
            {may(actor, 'transfers.start') ? (
              <TransferStarter
                ledger={search.ledger}
                month={search.month}
                months={monthChoices(overview, platform.clock.now())}
                preview={previewTransfer}
                start={startTransfer}
              />
            ) : null}
          </>
        }
      />
      <LedgerTabs search={search} />
      <StateCounters counts={countStates(overview, search)} search={search} />
      <DocumentFilters search={search} months={months} hasSearch={!isCash} />
      {isCash ? <CashList actor={actor} search={search} /> : <InvoiceList actor={actor} search={search} />}
      {search.ledger && search.month ? (
        <p className="mt-3 text-right">
          <Button asChild variant="quiet" size="small">
            <Link href={packagePath({ ledger: search.ledger, month: search.month })}>
              <FolderDown aria-hidden />
              {t('package')}
            </Link>
          </Button>
        </p>
      ) : null}
    </SelectionProvider>
  );
}

async function InvoiceList({ actor, search }: { actor: UserActor; search: DocumentSearch }) {
  const t = await getTranslations('documents');
  const outcome = await listInvoices(await getPlatform(), actor, {
    ...(search.month ? { month: search.month } : {}),
    ...(search.ledger ? { ledger: search.ledger } : {}),
    ...(search.state ? { state: search.state } : {}),
    ...(search.search ? { search: search.search } : {}),
    ...(search.cursor ? { cursor: search.cursor } : {}),
    sort: search.sort,
  });
  const { items, nextCursor } = outcome.kind === 'page' ? outcome.page : { items: [], nextCursor: null };
  if (items.length === 0) return <NothingHere search={search} />;
  return (
    <div className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
      <SelectionBar hint={t('selectHint')} />
      <DocumentTable
        search={search}
        rows={items.map(
          ({
            id,
            number,
            partnerName,
            issueDate,
            ledger,
            accountingMonth,
            currency,
            grossAmount,
            state,
            stateReason,
          }) => ({
            id,
            number,
            partnerName,
            issueDate,
            ledger,
            accountingMonth,
            currency,
            grossAmount,
            state,
            isHeldBack: isHeldBack({ state, stateReason }),
          }),
        )}
      />
      <Pager
        first={search.cursor ? documentsPath({ ...search, cursor: null }) : null}
        next={nextCursor ? documentsPath({ ...search, cursor: nextCursor }) : null}
      />
    </div>
  );
}

async function CashList({ actor, search }: { actor: UserActor; search: DocumentSearch }) {
  const outcome = await listCashEntries(await getPlatform(), actor, {
    ...(search.month ? { month: search.month } : {}),
    ...(search.state ? { state: search.state } : {}),
    ...(search.cursor ? { cursor: search.cursor } : {}),
  });
  const { items, nextCursor } = outcome.kind === 'page' ? outcome.page : { items: [], nextCursor: null };
  if (items.length === 0) return <NothingHere search={search} />;
  return (
    <div className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
      <CashBook lines={items} />
      <Pager
        first={search.cursor ? documentsPath({ ...search, cursor: null }) : null}
        next={nextCursor ? documentsPath({ ...search, cursor: nextCursor }) : null}
      />
    </div>
  );
}

async function NothingHere({ search }: { search: DocumentSearch }) {
  const t = await getTranslations('documents.empty');
  const isFiltered = search.month !== null || search.state !== null || search.search !== '';
  return (
    <div className="rounded-2xl border border-line bg-surface shadow-card">
      {isFiltered ? (
        <EmptyState
          icon={SearchX}
          title={t('filteredTitle')}
          actions={
            <Button asChild>
              <Link href={documentsPath({ ledger: search.ledger })}>{t('showAll')}</Link>
            </Button>
          }
        >
          {t('filteredText')}
        </EmptyState>
      ) : (
        <EmptyState
          icon={FileText}
          title={t('title')}
          actions={
            <Button asChild variant="primary">
              <Link href="/belege/neu">{t('upload')}</Link>
            </Button>
          }
        >
          {t('text')}
        </EmptyState>
      )}
    </div>
  );
}
