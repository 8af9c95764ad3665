'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { actAs } from '@/app/_shell/act';
import { type ActionAnswer, done, refused } from '@/components/session/action-answer';
import { cancelTransfer } from '@/lib/transfer/cancel-transfer';
import { retryHeldTransfer } from '@/lib/transfer/resume-jobs';
import { settleByHand } from '@/lib/transfer/settle-by-hand';

const transferSchema = z.object({ transferId: z.uuid() });

export async function cancel(input: { transferId: string }): Promise<ActionAnswer> {
  const { transferId } = transferSchema.parse(input);
  return actAs('transfers.cancel', async (platform, actor) => {
    const outcome = await cancelTransfer(platform, actor, { transferId });
    refresh();
    const t = await getTranslations('transfer.cancel');
    switch (outcome.kind) {
      case 'cancelling':
        return done();
      case 'too_late':
        return refused(t('tooLate'));
      case 'already_ended':
        return refused(t('alreadyEnded'));
      case 'not_found':
        return refused(t('notFound'));
    }
  });
}

/** "Erneut versuchen" and "Status neu abrufen": a job that finds the same obstacle is simply held again. */
export async function retry(input: { transferId: string }): Promise<ActionAnswer> {
  const { transferId } = transferSchema.parse(input);
  return actAs('transfers.start', async (platform, actor) => {
    const resumed = await retryHeldTransfer(platform, actor, { transferId });
    refresh();
    if (resumed > 0) return done();
    return refused((await getTranslations('transfer'))('nothingHeld'));
  });
}

const settleSchema = z.object({
  jobId: z.uuid(),
  verdict: z.enum(['arrived', 'not_arrived']),
  reason: z.string().trim().min(10).max(500),
});

export async function settle(input: {
  jobId: string;
  verdict: 'arrived' | 'not_arrived';
  reason: string;
}): Promise<ActionAnswer> {
  const parsed = settleSchema.safeParse(input);
  const t = await getTranslations('transfer.settle');
  if (!parsed.success) return refused(t('reasonHint'), { fields: { reason: t('reasonHint') } });
  return actAs('transfers.repeat', async (platform, actor) => {
    const outcome = await settleByHand(platform, actor, parsed.data);
    refresh();
    return outcome === 'settled' ? done() : refused(t('notWaiting'));
  });
}
