'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { SubmitButton } from '@/components/ui/submit-button';
import { ChoiceForm } from './choice-form';
import { PreviewPanel } from './preview-panel';
import type { TransferChoice, TransferPreview } from './transfer-preview';
import type { TransferStarterProps } from './transfer-starter';

interface TransferDialogProps extends Pick<TransferStarterProps, 'months' | 'preview' | 'start'> {
  /** null: what is marked belongs to several months or ledgers. */
  readonly initial: TransferChoice | null;
  readonly onClose: () => void;
}

/** Where it goes, what goes, what stays and why; then one click, and on to the transfer. */
export function TransferDialog({ initial, months, preview, start, onClose }: TransferDialogProps) {
  const t = useTranslations('transferStart');
  const common = useTranslations('common');
  const router = useRouter();
  const [choice, setChoice] = useState(initial);
  const [shown, setShown] = useState<TransferPreview | null>(null);
  const [isLeaving, setIsLeaving] = useState(false);
  const previewing = useAction(preview);
  const starting = useAction(start);

  // biome-ignore lint/correctness/useExhaustiveDependencies: looks once when it opens; later choices look by themselves
  useEffect(() => {
    if (initial) previewing.run(initial, setShown);
  }, []);

  function look(next: TransferChoice) {
    setChoice(next);
    setShown(null);
    starting.forget();
    previewing.run(next, setShown);
  }

  function confirm() {
    if (!shown) return;
    // What was checked goes, whatever the fields say meanwhile.
    starting.run(shown.choice, ({ transferId }) => {
      setIsLeaving(true);
      router.push(`/uebertragungen/${transferId}`);
    });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => (open || isLeaving ? undefined : onClose())}
      title={t('title')}
      closeLabel={common('close')}
      size="large"
      footer={
        <>
          <Button onClick={onClose} disabled={isLeaving}>
            {common('cancel')}
          </Button>
          <SubmitButton
            variant="primary"
            disabled={shown === null || shown.isBlocked || shown.sendable === 0}
            pending={starting.isPending || isLeaving}
            onClick={confirm}
          >
            {t('confirm', { count: shown?.sendable ?? 0 })}
          </SubmitButton>
        </>
      }
    >
      {choice === null ? (
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
  );
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
