'use client';

import { useTranslations } from 'next-intl';
import { lazy, Suspense } from 'react';
import { Notice } from '@/components/ui/notice';
import type { ActionAnswer } from './action-answer';

const FindingList = lazy(async () => ({
  default: (await import('@/components/findings/finding-list')).FindingList,
}));

/** Where a refused action says why. The place is always there, so that a screen reader hears what comes into it. */
export function RefusalNotice({ refusal }: { refusal: Extract<ActionAnswer, { kind: 'refused' }> | null }) {
  const t = useTranslations('common.unexpected');
  return (
    <div role="alert" className="empty:absolute not-empty:my-3">
      {refusal ? (
        <Notice tone="danger" title={refusal.findings?.length ? refusal.message : t('title')}>
          {refusal.findings?.length ? (
            <div className="mt-2">
              <Suspense fallback={null}>
                <FindingList findings={refusal.findings} />
              </Suspense>
            </div>
          ) : (
            refusal.message
          )}
        </Notice>
      ) : null}
    </div>
  );
}
