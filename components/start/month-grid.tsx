import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { documentsPath } from '@/components/documents/document-address';
import { documentStateLook, documentStates } from '@/components/documents/document-state';
import { formatAmount, formatCount, formatMonth, readerLocale } from '@/components/format/format';
import { classNames } from '@/components/ui/class-names';
import { toneText } from '@/components/ui/tone';
import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import { type Ledger, ledgers } from '@/lib/bookkeeping/invoice';
import type { DocumentState } from '@/lib/documents/document-states';
import type { MonthOfLedger } from '@/lib/transfer/read/month-overview';

/** What the documents in one state come to, in cents of one currency. */
interface AmountOfState {
  readonly month: string;
  readonly ledger: string;
  readonly state: DocumentState;
  readonly currency: string;
  readonly cents: number;
}

interface MonthGridProps {
  readonly overview: readonly MonthOfLedger[];
  readonly amounts: readonly AmountOfState[];
}

/** Months × ledgers as a picture: what is open, on its way, sent, refused; each field leads to its documents (U4). */
export function MonthGrid({ overview, amounts }: MonthGridProps) {
  const t = useTranslations('start.months');
  const names = useTranslations('ledgers');
  const locale = readerLocale(useLocale());
  const months = [...new Set(overview.map(({ month }) => month))];
  return (
    <div className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
      <div
        aria-hidden
        className="hidden grid-cols-[9rem_repeat(3,minmax(0,1fr))] border-b border-line px-5 py-2 text-xs font-semibold text-muted md:grid"
      >
        <span>{t('month')}</span>
        {ledgers.map((ledger) => (
          <span key={ledger} className="px-3">
            {names(ledger)}
          </span>
        ))}
      </div>
      <ul className="divide-y divide-line">
        {months.map((month) => (
          <li
            key={month}
            className="grid gap-2 px-5 py-3 md:grid-cols-[9rem_repeat(3,minmax(0,1fr))] md:items-center md:gap-0"
          >
            <h3 className="font-semibold">{formatMonth(month, locale)}</h3>
            {ledgers.map((ledger) => (
              <MonthField
                key={ledger}
                month={month}
                ledger={ledger}
                one={overview.find((known) => known.month === month && known.ledger === ledger) ?? null}
                amounts={amounts.filter((amount) => amount.month === month && amount.ledger === ledger)}
              />
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface MonthFieldProps {
  readonly month: AccountingMonth;
  readonly ledger: Ledger;
  readonly one: MonthOfLedger | null;
  readonly amounts: readonly AmountOfState[];
}

function MonthField({ month, ledger, one, amounts }: MonthFieldProps) {
  const t = useTranslations('start.months');
  const names = useTranslations('ledgers');
  const states = useTranslations('documentStates');
  const locale = readerLocale(useLocale());
  const total = one ? documentStates.reduce((sum, state) => sum + one.documents[state], 0) : 0;
  if (!one || total === 0) {
    return <span className="hidden px-3 text-sm text-muted md:block">{t('nothing')}</span>;
  }
  const present = documentStates.filter((state) => one.documents[state] > 0);
  return (
    <Link
      href={documentsPath({ month, ledger })}
      className="block rounded-xl border border-line px-3 py-2 hover:border-brand hover:bg-brand-soft md:border-transparent"
    >
      <span className="mb-1 block text-sm font-medium md:sr-only">
        {names(ledger)}
        <span className="sr-only">, {formatMonth(month, locale)}:</span>
      </span>
      <StateBar documents={one.documents} total={total} />
      <span className="figures mt-1.5 flex flex-col gap-0.5 text-sm">
        {present.map((state) => {
          const { icon: Icon, tone } = documentStateLook[state];
          return (
            <span key={state} className="flex flex-wrap items-center justify-between gap-x-3">
              <span className="inline-flex items-center gap-1">
                <Icon aria-hidden className={classNames('size-3.5 shrink-0', toneText[tone])} />
                {formatCount(one.documents[state], locale)} {states(state)}
              </span>
              <span className="ml-auto flex flex-col text-muted">
                {amounts
                  .filter((amount) => amount.state === state)
                  .map(({ cents, currency }) => (
                    <span key={currency} className="amount">
                      {formatAmount(cents, currency, locale)}
                    </span>
                  ))}
              </span>
            </span>
          );
        })}
      </span>
      {one.unknown > 0 ? (
        <span className="mt-0.5 block text-sm font-medium text-warning">
          {t('unknown', { count: one.unknown })}
        </span>
      ) : null}
    </Link>
  );
}

/** Shares of the states; attributes instead of styles, as the Content-Security-Policy wants it. */
function StateBar({ documents, total }: { documents: MonthOfLedger['documents']; total: number }) {
  let from = 0;
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
      className="h-2 w-full rounded-full"
    >
      {documentStates.map((state) => {
        const width = (documents[state] / total) * 100;
        const at = from;
        from += width;
        return width > 0 ? (
          <rect key={state} x={at} width={width} height="6" className={documentStateLook[state].bar} />
        ) : null;
      })}
    </svg>
  );
}
