'use client';

import { Hand } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ActionAnswer } from '@/components/session/action-answer';
import { ReasonButton } from '@/components/ui/reason-button';
import type { JobKey } from '@/lib/bookkeeping/invoice';

interface SettlePackageProps {
  readonly monthOfLedger: JobKey;
  /** The documents the page has shown, and no others. */
  readonly documentIds: readonly string[];
  readonly settle: (
    input: JobKey & { documentIds: readonly string[]; reason: string },
  ) => Promise<ActionAnswer<{ count: number }>>;
}

/** After the upload: all documents of the package are handled elsewhere (T10). */
export function SettlePackage({ monthOfLedger, documentIds, settle }: SettlePackageProps) {
  const t = useTranslations('packages.settle');
  return (
    <ReasonButton
      icon={Hand}
      label={t('button', { count: documentIds.length })}
      title={t('title', { count: documentIds.length })}
      text={t('text')}
      reasonLabel={t('reason')}
      reasonHint={t('reasonHint')}
      confirmLabel={t('confirm')}
      action={(reason) => settle({ ...monthOfLedger, documentIds, reason })}
    />
  );
}
