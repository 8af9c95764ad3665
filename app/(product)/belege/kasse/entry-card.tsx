import { getLocale, getTranslations } from 'next-intl/server';
import { getPlatform } from '@/app/_server/platform';
import { requireActor } from '@/app/_server/session';
import { newEntry } from '@/components/cash-book/cash-book-address';
import { CashEntryForm } from '@/components/cash-book/cash-entry-form';
import { type CashEntryInput, emptyEntry } from '@/components/cash-book/cash-entry-input';
import { EntrySteps } from '@/components/cash-book/entry-steps';
import { Receipts } from '@/components/cash-book/receipts';
import { shownDecimal } from '@/components/documents/invoice-edit';
import { readerLocale } from '@/components/format/format';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { cents, formatAmount } from '@/lib/bookkeeping/money';
import { isOpenDocument } from '@/lib/documents/document-states';
import { getCashEntry } from '@/lib/documents/list-cash-entries';
import { markElsewhere, removeEntry, removeReceipt, saveEntry } from './actions';

interface EntryCardProps {
  readonly id: string;
  /** `neu`, or the entry's id. */
  readonly entryId: string;
  readonly today: string;
  readonly back: string;
}

/** The form for a new entry or an open one, with its receipts and what else can become of it. */
export async function EntryCard({ id, entryId, today, back }: EntryCardProps) {
  const actor = await requireActor('documents.write');
  const t = await getTranslations('cashBook');
  if (entryId === newEntry) {
    return (
      <Card id={id} title={t('add')} className="scroll-mt-24">
        <CashEntryForm key={entryId} entry={emptyEntry(today)} back={back} save={saveEntry} />
      </Card>
    );
  }
  const entry = await getCashEntry(await getPlatform(), actor, entryId);
  if (!entry || !isOpenDocument(entry.state)) return <Notice tone="warning" title={t('gone')} />;
  const locale = readerLocale(await getLocale());
  const shown: CashEntryInput = {
    cashEntryId: entry.id,
    version: entry.version,
    date: entry.date,
    direction: entry.amount < 0 ? 'payment' : 'receipt',
    amount: shownDecimal(formatAmount(cents(Math.abs(entry.amount))), locale),
    text: entry.text,
    number: entry.number ?? '',
    taxRate: entry.taxRate === null ? '' : shownDecimal(entry.taxRate, locale),
    accountNo: entry.accountNo ?? '',
    taxKey: entry.taxKey ?? '',
    costCenter1: entry.costCenter1 ?? '',
    costCenter2: entry.costCenter2 ?? '',
    information: entry.information ?? '',
  };
  return (
    <Card id={id} title={t('change')} className="scroll-mt-24">
      <CashEntryForm key={entry.id} entry={shown} back={back} save={saveEntry} />
      <Receipts
        cashEntryId={entry.id}
        receipts={entry.attachments.map((one) => ({ id: one.id, fileName: one.fileName }))}
        remove={removeReceipt}
      />
      <EntrySteps cashEntryId={entry.id} remove={removeEntry} markElsewhere={markElsewhere} back={back} />
    </Card>
  );
}
