'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { actAs } from '@/app/_shell/act';
import { type ActionAnswer, done, refused } from '@/components/session/action-answer';
import { type AccountingMonth, parseAccountingMonth } from '@/lib/bookkeeping/calendar';
import { refreshFile, sendFileAgain } from '@/lib/general-data/push/file-actions';
import { type NumbersMissing, pushGeneralData } from '@/lib/general-data/push/push-general';
import { pushPayrollData } from '@/lib/general-data/push/push-payroll';
import type { PushOutcome } from '@/lib/general-data/push/run-push';

/** "Jetzt übergeben" (K3). */
export async function push(input: { isForced: boolean }): Promise<ActionAnswer<{ pushId: string }>> {
  const { isForced } = z.object({ isForced: z.boolean() }).parse(input);
  return actAs('general_data.push', async (platform, actor) =>
    answerOf(await pushGeneralData(platform, actor, { isForced })),
  );
}

const monthSchema = z.object({
  month: z
    .string()
    .refine((text) => parseAccountingMonth(text) !== null)
    .transform((text) => text as AccountingMonth),
});

/** Movement data of a prepared month (K8). */
export async function pushMonth(input: { month: string }): Promise<ActionAnswer<{ pushId: string }>> {
  const { month } = monthSchema.parse(input);
  return actAs('general_data.push', async (platform, actor) =>
    answerOf(await pushPayrollData(platform, actor, { month })),
  );
}

async function answerOf(outcome: PushOutcome | NumbersMissing): Promise<ActionAnswer<{ pushId: string }>> {
  if (outcome.kind === 'done') return done({ pushId: outcome.pushId });
  const t = await getTranslations('handover.refusals');
  return refused(t(outcome.kind));
}

const fileSchema = z.object({ fileId: z.uuid() });

/** Sends a kept or failed file because a person says so. */
export async function sendAgain(input: { fileId: string }): Promise<ActionAnswer> {
  const file = fileSchema.parse(input);
  return actAs('general_data.push', async (platform, actor) => {
    const outcome = await sendFileAgain(platform, actor, file);
    refresh();
    if (outcome.kind === 'sent') return done();
    return refused((await getTranslations('handover.sendRefusals'))(outcome.kind));
  });
}

/** Asks DATEV now where a file stands. */
export async function askState(input: { fileId: string }): Promise<ActionAnswer> {
  const file = fileSchema.parse(input);
  return actAs('general_data.read', async (platform, actor) => {
    const wasAsked = await refreshFile(platform, actor, file);
    refresh();
    return wasAsked ? done() : refused((await getTranslations('handover.sendRefusals'))('not_possible'));
  });
}
