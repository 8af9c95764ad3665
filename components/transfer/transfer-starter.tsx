'use client';

import { Send } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSelection } from '@/components/documents/selection';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import { ChoiceForm } from './choice-form';
import { PreviewPanel } from './preview-panel';
import type { TransferChoice, TransferPreview } from './transfer-preview';

interface TransferStarterProps {
  /** What the list shows; null where it shows more than one. */
  readonly ledger: Ledger | null;
  readonly month: string | null;
  readonly months: readonly string[];
  /** Only these, whatever is marked in a list. */
  readonly documentIds?: readonly string[];
  readonly preview: (choice: TransferChoice) => Promise<ActionAnswer<TransferPreview>>;
  readonly start: (choice: TransferChoice) => Promise<ActionAnswer<{ transferId: string }>>;
}

/** "Nach DATEV übertragen": shows what would happen, asks once, and goes to the transfer. */
export function TransferStarter({
  ledger,
  month,
  months,
  documentIds,
  preview,
  start,
}: TransferStarterProps) {
  const t = useTranslations('transferStart');
  const common = useTranslations('common');
  const router = useRouter();
  const { selection } = useSelection();
  const [isOpen, setIsOpen] = useState(false);
  const [choice, setChoice] = useState<TransferChoice | null>(null);
  const [shown, setShown] = useState<TransferPreview | null>(null);
  const [isLeaving, setIsLeaving] = useState(false);
  const previewing = useAction(preview);
  const starting = useAction(start);

  function look(next: TransferChoice) {
    setChoice(next);
    setShown(null);
    starting.forget();
    previewing.run(next, setShown);
  }

  function open() {
    const first =
      documentIds && ledger && month
        ? { ledger, month, documentIds }
        : initialChoice(Object.values(selection), { ledger, month, months });
    setIsOpen(true);
    setShown(null);
    starting.forget();
    if (first) look(first);
    else setChoice(null);
  }

  const canStart = shown !== null && !shown.isBlocked && shown.sendable > 0;
  const isMixed = choice === null && Object.keys(selection).length > 0;

  return (
    <>
      <Button variant="primary" onClick={open}>
        <Send aria-hidden />
        {t('button')}
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={(next) => (isLeaving ? undefined : setIsOpen(next))}
        title={t('title')}
        closeLabel={common('close')}
        size="large"
        footer={
          <>
            <Button onClick={() => setIsOpen(false)} disabled={isLeaving}>
              {common('cancel')}
            </Button>
            <SubmitButton
              variant="primary"
              disabled={!canStart}
              pending={starting.isPending || isLeaving}
              onClick={() => {
                if (!shown) return;
                // What was checked goes, whatever the fields say meanwhile.
                starting.run(shown.choice, ({ transferId }) => {
                  setIsLeaving(true);
                  router.push(`/uebertragungen/${transferId}`);
                });
              }}
            >
              {t('confirm', { count: shown?.sendable ?? 0 })}
            </SubmitButton>
          </>
        }
      >
        {isMixed ? (
          <p>{t('mixedSelection')}</p>
        ) : (
          <>
            <ChoiceForm
              choice={choice}
              months={months}
              onChoose={look}
              isLocked={previewing.isPending || isLeaving}
            />
            <div aria-live="polite" aria-busy={previewing.isPending}>
              {previewing.isPending ? <Waiting /> : null}
              {shown && !previewing.isPending ? <PreviewPanel preview={shown} /> : null}
            </div>
            <RefusalNotice refusal={previewing.refusal} />
            <RefusalNotice refusal={starting.refusal} />
          </>
        )}
      </Dialog>
    </>
  );
}

interface Shown {
  readonly ledger: Ledger | null;
  readonly month: string | null;
  readonly months: readonly string[];
}

/** What is marked decides, if it is of one month and ledger; otherwise what the list shows. */
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

function Waiting() {
  const t = useTranslations('transferStart');
  return (
    <div role="status" aria-label={t('checking')}>
      <Skeleton className="mb-3 h-20 w-full" />
      <Skeleton className="h-40 w-full" />
    </div>
  );
}
