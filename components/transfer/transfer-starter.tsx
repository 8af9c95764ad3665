'use client';

import { Send } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import { useSelection } from '@/components/documents/selection';
import type { ActionAnswer } from '@/components/session/action-answer';
import { Button } from '@/components/ui/button';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import type { TransferChoice, TransferPreview } from './transfer-preview';

const TransferDialog = lazy(async () => ({ default: (await import('./transfer-dialog')).TransferDialog }));

export interface TransferStarterProps {
  /** What the list shows; null where it shows more than one. */
  readonly ledger: Ledger | null;
  readonly month: string | null;
  readonly months: readonly string[];
  /** Only these, whatever is marked in a list. */
  readonly documentIds?: readonly string[];
  readonly preview: (choice: TransferChoice) => Promise<ActionAnswer<TransferPreview>>;
  readonly start: (choice: TransferChoice) => Promise<ActionAnswer<{ transferId: string }>>;
}

/** "Nach DATEV übertragen": opens the panel that shows what would happen and asks once. */
export function TransferStarter({
  ledger,
  month,
  months,
  documentIds,
  preview,
  start,
}: TransferStarterProps) {
  const t = useTranslations('transferStart');
  const { selection } = useSelection();
  const [isOpen, setIsOpen] = useState(false);
  const initial =
    documentIds && ledger && month
      ? { ledger, month, documentIds }
      : initialChoice(Object.values(selection), { ledger, month, months });

  return (
    <>
      <Button variant="primary" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        <Send aria-hidden />
        {t('button')}
      </Button>
      {isOpen ? (
        <Suspense fallback={null}>
          <TransferDialog
            initial={initial}
            months={months}
            preview={preview}
            start={start}
            onClose={() => setIsOpen(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}

interface Shown {
  readonly ledger: Ledger | null;
  readonly month: string | null;
  readonly months: readonly string[];
}

/** What is marked decides; null where it belongs to several months or ledgers. Else what the list shows. */
function initialChoice(
  marked: readonly { id: string; ledger: Ledger; accountingMonth: string }[],
  shown: Shown,
): TransferChoice | null {
  const [first] = marked;
  if (first) {
    const isUniform = marked.every(
      ({ ledger, accountingMonth }) => ledger === first.ledger && accountingMonth === first.accountingMonth,
    );
    if (!isUniform) return null;
    return { ledger: first.ledger, month: first.accountingMonth, documentIds: marked.map(({ id }) => id) };
  }
  const month = shown.month ?? shown.months[0];
  return month === undefined
    ? null
    : { ledger: shown.ledger ?? 'accounts_receivable', month, documentIds: null };
}
