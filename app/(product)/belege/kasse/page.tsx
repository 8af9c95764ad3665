import { FileSpreadsheet, Pencil, Plus, Wallet } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { requireActor } from '@/app/_server/session';
import type { SearchPageProps } from '@/app/_shell/page-props';
import { cashBookPath, entryFormId, newEntry } from '@/components/cash-book/cash-book-address';
import { CashBookTable } from '@/components/cash-book/cash-book-table';
import { UndoElsewhereEntry } from '@/components/cash-book/entry-steps';
import { MonthSteps } from '@/components/cash-book/month-steps';
import { OpeningBalanceForm } from '@/components/cash-book/opening-balance-form';
import { documentsPath } from '@/components/documents/document-address';
import { shownDecimal } from '@/components/documents/invoice-edit';
import { readerLocale } from '@/components/format/format';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pager } from '@/components/ui/pager';
import { accountingMonthOf, berlinDay } from '@/lib/bookkeeping/calendar';
import { formatAmount } from '@/lib/bookkeeping/money';
import { maySetOpeningBalance, readOpeningBalance } from '@/lib/documents/cash-book';
import { isOpenDocument } from '@/lib/documents/document-states';
import { listCashEntries, listCashMonths } from '@/lib/documents/list-cash-entries';
import { may } from '@/lib/identity/permissions';
import { saveOpening, undoElsewhere } from './actions';
import { EntryCard } from './entry-card';
import { readCashBookSearch } from './search';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cashBook'))('title') };
}

/** The cash book as it is kept: opening balance, entries with the balance after each, and the form (T4). */
export default async function CashBookPage({ searchParams }: SearchPageProps) {
  const actor = await requireActor('documents.read', await requestedPath());
  const platform = await getPlatform();
  const search = readCashBookSearch(await searchParams);
  const months = await listCashMonths(platform, actor);
  const today = berlinDay(platform.clock.now());
  const month = search.month ?? months.at(-1) ?? accountingMonthOf(today);
  const [outcome, opening, locale, t] = await Promise.all([
    listCashEntries(platform, actor, { month, ...(search.cursor ? { cursor: search.cursor } : {}) }),
    readOpeningBalance(platform, actor),
    getLocale(),
    getTranslations('cashBook'),
  ]);
  const { items, nextCursor } = outcome.kind === 'page' ? outcome.page : { items: [], nextCursor: null };
  const mayWrite = may(actor, 'documents.write');
  const mayHandle = may(actor, 'documents.handle_elsewhere');
  const back = cashBookPath({ month });

  return (
    <>
      <PageHeader
        back={{ href: documentsPath({ ledger: 'cash', month }), label: t('back') }}
        title={t('title')}
        description={t('lead')}
        actions={
          mayWrite ? (
            <>
              <Button asChild>
                <Link href="/belege/import?art=kasse">
                  <FileSpreadsheet aria-hidden />
                  {t('import')}
                </Link>
              </Button>
              <Button asChild variant="primary">
                <Link href={cashBookPath({ month, entry: newEntry })}>
                  <Plus aria-hidden />
                  {t('add')}
                </Link>
              </Button>
            </>
          ) : null
        }
      />
      <div className="flex flex-col gap-6">
        {search.entry && mayWrite ? (
          <EntryCard id={entryFormId} entryId={search.entry} today={today} back={back} />
        ) : null}
        {maySetOpeningBalance(actor) ? (
          <Card id="anfangsbestand" title={t('opening.title')} description={t('opening.lead')}>
            <OpeningBalanceForm
              amount={opening === null ? '' : shownDecimal(formatAmount(opening), readerLocale(locale))}
              save={saveOpening}
            />
          </Card>
        ) : null}
        <section aria-label={t('title')}>
          <div className="mb-3">
            <MonthSteps month={month} months={months} />
          </div>
          <div className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
            {items.length === 0 ? (
              <EmptyState icon={Wallet} title={t('empty.title')}>
                {t('empty.text')}
              </EmptyState>
            ) : (
              <CashBookTable
                lines={items}
                actionsOf={({ id, state, text }) => {
                  if (mayWrite && isOpenDocument(state)) {
                    return (
                      <Button asChild variant="quiet" size="small">
                        <Link href={cashBookPath({ month, entry: id })} aria-label={t('editOne', { text })}>
                          <Pencil aria-hidden />
                          {t('edit')}
                        </Link>
                      </Button>
                    );
                  }
                  return mayHandle && state === 'handled_elsewhere' ? (
                    <UndoElsewhereEntry cashEntryId={id} undo={undoElsewhere} />
                  ) : null;
                }}
              />
            )}
            <Pager
              first={search.cursor ? back : null}
              next={nextCursor ? cashBookPath({ month, cursor: nextCursor }) : null}
            />
          </div>
        </section>
      </div>
    </>
  );
}
