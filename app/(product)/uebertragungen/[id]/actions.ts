'use server';

import { refresh } from 'next/cache';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { actAs } from '@/app/_shell/act';
import { inReadersLanguage } from '@/app/_shell/findings';
import { formatDateTime, readerLocale } from '@/components/format/format';
import { type ActionAnswer, done, refused } from '@/components/session/action-answer';
import { cancelTransfer } from '@/lib/transfer/cancel-transfer';
import { addComment, commentTextSchema } from '@/lib/transfer/comments';
import { type Verdict, verdicts } from '@/lib/transfer/events';
import { refreshStatus } from '@/lib/transfer/refresh-status';
import { retryHeldTransfer } from '@/lib/transfer/resume-jobs';
import { type SettleByHandResult, settleByHand, settleDocumentByHand } from '@/lib/transfer/settle-by-hand';

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
    const { resumed, againAt } = await retryHeldTransfer(platform, actor, { transferId });
    refresh();
    if (resumed > 0) return done();
    const t = await getTranslations('transfer');
    return refused(againAt ? await askedJustNow(againAt) : t('nothingHeld'));
  });
}

const subjectSchema = z.object({ id: z.uuid(), reason: z.string().trim().min(10).max(500) });
const settleSchema = subjectSchema.extend({ verdict: z.enum(verdicts) });
const settleDocumentSchema = subjectSchema.extend({ verdict: z.enum(['arrived', 'not_arrived']) });

/** What a person has seen of a whole job in Belege online (T5). */
export async function settle(input: { id: string; verdict: Verdict; reason: string }): Promise<ActionAnswer> {
  const parsed = settleSchema.safeParse(input);
  if (!parsed.success) return reasonMissing();
  const { id: jobId, ...word } = parsed.data;
  return actAs('transfers.repeat', async (platform, actor) =>
    settled(await settleByHand(platform, actor, { jobId, ...word })),
  );
}

/** The same of one document whose result DATEV leaves open (P3). */
export async function settleDocument(input: {
  id: string;
  verdict: 'arrived' | 'not_arrived';
  reason: string;
}): Promise<ActionAnswer> {
  const parsed = settleDocumentSchema.safeParse(input);
  if (!parsed.success) return reasonMissing();
  const { id: documentId, ...word } = parsed.data;
  return actAs('transfers.repeat', async (platform, actor) =>
    settled(await settleDocumentByHand(platform, actor, { documentId, ...word })),
  );
}

async function reasonMissing(): Promise<ActionAnswer> {
  const t = await getTranslations('transfer.settle');
  return refused(t('reasonHint'), { fields: { reason: t('reasonHint') } });
}

async function settled(outcome: SettleByHandResult): Promise<ActionAnswer> {
  refresh();
  const t = await getTranslations('transfer.settle');
  return outcome === 'settled' ? done() : refused(t('notWaiting'));
}

const commentSchema = z.object({ transferId: z.uuid(), text: commentTextSchema });

export async function comment(input: { transferId: string; text: string }): Promise<ActionAnswer> {
  const parsed = commentSchema.safeParse(input);
  const t = await getTranslations('transfer.comments');
  if (!parsed.success) return refused(t('empty'));
  return actAs('transfers.comment', async (platform, actor) => {
    const isAdded = await addComment(platform, actor, parsed.data);
    refresh();
    return isAdded ? done() : refused(t('notFound'));
  });
}

const jobSchema = z.object({ jobId: z.uuid() });

/** "Status neu abrufen" of an ended job: somebody may have acted in Belege online since. */
export async function askAgain(input: { jobId: string }): Promise<ActionAnswer<{ message: string }>> {
  const { jobId } = jobSchema.parse(input);
  return actAs('transfers.start', async (platform, actor) => {
    const outcome = await refreshStatus(platform, actor, { jobId });
    const t = await getTranslations('transfer.askAgain');
    switch (outcome.kind) {
      case 'unchanged':
        return done({ message: t('unchanged') });
      case 'changed':
        refresh();
        return done({ message: t('changed') });
      case 'too_early':
        return refused(await askedJustNow(outcome.againAt));
      case 'other_cash_job':
        return refused(t('otherCashJob'));
      case 'not_possible':
      case 'not_found':
        return refused(t('notPossible'));
      case 'no_answer':
        return refused(
          t('noAnswer'),
          outcome.finding ? { findings: await inReadersLanguage([outcome.finding]) } : {},
        );
    }
  });
}

async function askedJustNow(againAt: Date): Promise<string> {
  const t = await getTranslations('transfer.askAgain');
  return t('tooEarly', { at: formatDateTime(againAt, readerLocale(await getLocale())) });
}
