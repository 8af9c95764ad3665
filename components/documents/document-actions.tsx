'use client';

import { Hand, RotateCcw, Trash2, Undo2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ActionAnswer } from '@/components/session/action-answer';
import type { TransferChoice } from '@/components/transfer/transfer-preview';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { ReasonButton } from '@/components/ui/reason-button';

interface RepeatButtonProps {
  readonly choice: TransferChoice;
  readonly repeat: (
    input: TransferChoice & { reason: string },
  ) => Promise<ActionAnswer<{ transferId: string }>>;
}

/** "Erneut übertragen": a deliberate second transfer, with a recorded reason (T10). */
export function RepeatButton({ choice, repeat }: RepeatButtonProps) {
  const t = useTranslations('document.repeat');
  const router = useRouter();
  return (
    <ReasonButton
      icon={RotateCcw}
      label={t('button')}
      title={t('title')}
      text={t('text')}
      reasonLabel={t('reason')}
      reasonHint={t('reasonHint')}
      confirmLabel={t('confirm')}
      action={(reason) => repeat({ ...choice, reason })}
      onDone={({ transferId }) => router.push(`/uebertragungen/${transferId}`)}
    />
  );
}

interface ElsewhereButtonProps {
  readonly invoiceId: string;
  readonly mark: (input: { invoiceId: string; reason: string }) => Promise<ActionAnswer>;
}

/** "Anders erledigt": the document reached the adviser by another way (T10). */
export function ElsewhereButton({ invoiceId, mark }: ElsewhereButtonProps) {
  const t = useTranslations('document.elsewhere');
  return (
    <ReasonButton
      icon={Hand}
      label={t('button')}
      title={t('title')}
      text={t('text')}
      reasonLabel={t('reason')}
      reasonHint={t('reasonHint')}
      confirmLabel={t('confirm')}
      action={(reason) => mark({ invoiceId, reason })}
    />
  );
}

interface InvoiceActionProps {
  readonly invoiceId: string;
  readonly action: (input: { invoiceId: string }) => Promise<ActionAnswer>;
}

/** Takes "anders erledigt" back. */
export function UndoElsewhereButton({ invoiceId, action }: InvoiceActionProps) {
  const t = useTranslations('document.undoElsewhere');
  return (
    <ConfirmButton
      title={t('title')}
      text={<p>{t('text')}</p>}
      confirmLabel={t('confirm')}
      input={{ invoiceId }}
      action={action}
    >
      <Undo2 aria-hidden />
      {t('button')}
    </ConfirmButton>
  );
}

/** Deletes a document that never went anywhere. */
export function DeleteButton({ invoiceId, action }: InvoiceActionProps) {
  const t = useTranslations('document.delete');
  return (
    <ConfirmButton
      variant="danger"
      title={t('title')}
      text={<p>{t('text')}</p>}
      confirmLabel={t('confirm')}
      input={{ invoiceId }}
      action={action}
      goTo="/belege"
    >
      <Trash2 aria-hidden />
      {t('button')}
    </ConfirmButton>
  );
}
