'use client';

import { Hand, Trash2, Undo2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ActionAnswer } from '@/components/session/action-answer';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { ReasonButton } from '@/components/ui/reason-button';

interface EntryStepsProps {
  readonly cashEntryId: string;
  readonly remove: (input: { cashEntryId: string }) => Promise<ActionAnswer>;
  readonly markElsewhere: (input: { cashEntryId: string; reason: string }) => Promise<ActionAnswer>;
  /** The cash book without the form. */
  readonly back: string;
}

/** What else can become of an open entry. */
export function EntrySteps({ cashEntryId, remove, markElsewhere, back }: EntryStepsProps) {
  const t = useTranslations('cashBook.steps');
  const elsewhere = useTranslations('document.elsewhere');
  const router = useRouter();
  return (
    <div className="mt-6 flex flex-wrap gap-2 border-t border-line pt-4">
      <ReasonButton
        icon={Hand}
        label={elsewhere('button')}
        title={elsewhere('title')}
        text={t('elsewhereText')}
        reasonLabel={elsewhere('reason')}
        reasonHint={elsewhere('reasonHint')}
        confirmLabel={elsewhere('confirm')}
        action={(reason) => markElsewhere({ cashEntryId, reason })}
        onDone={() => router.push(back)}
      />
      <ConfirmButton
        variant="danger"
        title={t('deleteTitle')}
        text={<p>{t('deleteText')}</p>}
        confirmLabel={t('delete')}
        input={{ cashEntryId }}
        action={remove}
        goTo={back}
      >
        <Trash2 aria-hidden />
        {t('delete')}
      </ConfirmButton>
    </div>
  );
}

interface UndoElsewhereProps {
  readonly cashEntryId: string;
  readonly undo: (input: { cashEntryId: string }) => Promise<ActionAnswer>;
}

/** Takes "anders erledigt" back. */
export function UndoElsewhereEntry({ cashEntryId, undo }: UndoElsewhereProps) {
  const t = useTranslations('document.undoElsewhere');
  return (
    <ConfirmButton
      size="small"
      variant="quiet"
      title={t('title')}
      text={<p>{t('text')}</p>}
      confirmLabel={t('confirm')}
      input={{ cashEntryId }}
      action={undo}
    >
      <Undo2 aria-hidden />
      {t('button')}
    </ConfirmButton>
  );
}
