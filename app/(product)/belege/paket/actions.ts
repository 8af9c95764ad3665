'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { actAs } from '@/app/_shell/act';
import { type ActionAnswer, done, refused } from '@/components/session/action-answer';
import { type JobKey, ledgers } from '@/lib/bookkeeping/invoice';
import { markHandledElsewhere } from '@/lib/transfer/handled-elsewhere';

const settleSchema = z.object({
  ledger: z.enum(ledgers),
  documentIds: z.array(z.uuid()).min(1).max(20_000),
  reason: z.string().trim().min(10).max(500),
});

/** The documents of a package were uploaded by hand: they are handled elsewhere, each recorded (T10, T13). */
export async function settle(
  input: JobKey & { documentIds: readonly string[]; reason: string },
): Promise<ActionAnswer<{ count: number }>> {
  return actAs('documents.handle_elsewhere', async (platform, actor) => {
    const t = await getTranslations('packages.settle');
    const parsed = settleSchema.safeParse(input);
    if (!parsed.success) return refused(t('nothing'));
    const { ledger, documentIds, reason } = parsed.data;
    const kind = ledger === 'cash' ? 'cash_entry' : 'invoice';
    let count = 0;
    for (const id of documentIds) {
      const result = await markHandledElsewhere(platform, actor, { kind, id, reason });
      if (result === 'changed') count += 1;
    }
    refresh();
    return count > 0 ? done({ count }) : refused(t('nothing'));
  });
}
