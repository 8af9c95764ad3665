'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { actAs } from '@/app/_shell/act';
import { findingsOf } from '@/app/_shell/findings';
import type { CashEntrySave } from '@/components/cash-book/cash-entry-input';
import { typedDecimal, typedText } from '@/components/documents/invoice-edit';
import { type ActionAnswer, done, refused } from '@/components/session/action-answer';
import type { Problem } from '@/lib/bookkeeping/problem';
import { maySetOpeningBalance, setOpeningBalance } from '@/lib/documents/cash-book';
import {
  type ChangeCashEntryOutcome,
  deleteCashEntry,
  removeCashReceipt,
  saveCashEntry,
} from '@/lib/documents/keep-cash-book';
import { markHandledElsewhere, undoHandledElsewhere } from '@/lib/transfer/handled-elsewhere';

const typed = z.string().max(2_000);
const entrySchema = z.object({
  cashEntryId: z.uuid().nullable(),
  version: z.int().min(0),
  draftId: z.uuid(),
  date: typed,
  direction: z.enum(['receipt', 'payment']),
  amount: typed,
  text: typed,
  number: typed,
  taxRate: typed,
  accountNo: typed,
  taxKey: typed,
  costCenter1: typed,
  costCenter2: typed,
  information: typed,
});

/** Stores what the form holds; the amount has no sign there, receipt or payment says it. */
export async function saveEntry(input: CashEntrySave): Promise<ActionAnswer<{ month: string }>> {
  return actAs('documents.write', async (platform, actor) => {
    const t = await getTranslations('cashBook');
    const parsed = entrySchema.safeParse(input);
    if (!parsed.success) return refused(t('gone'));
    const { cashEntryId, version, draftId, direction, ...form } = parsed.data;
    const amount = typedDecimal(form.amount);
    if (/^[-+]/.test(amount))
      return refused(t('form.withoutSign'), { fields: { amount: t('form.withoutSign') } });
    const entry = {
      date: form.date,
      amount: direction === 'payment' ? `-${amount}` : amount,
      text: form.text.trim(),
      number: typedText(form.number),
      taxRate: form.taxRate === '' ? null : typedDecimal(form.taxRate),
      accountNo: typedText(form.accountNo),
      taxKey: typedText(form.taxKey),
      costCenter1: typedText(form.costCenter1),
      costCenter2: typedText(form.costCenter2),
      information: typedText(form.information),
    };
    const target = cashEntryId === null ? { cashEntryId, draftId } : { cashEntryId, version };
    const outcome = await saveCashEntry(platform, actor, { ...target, entry });
    // Of what came meanwhile the form must not learn the version: the next click would put it back.
    if (outcome.kind !== 'changed_meanwhile') refresh();
    return outcome.kind === 'invalid'
      ? refusedFields(outcome.problems)
      : answerChange(outcome, form.date.slice(0, 7));
  });
}

const receiptSchema = z.object({ cashEntryId: z.uuid(), attachmentId: z.uuid() });

/** Takes a receipt off an entry. */
export async function removeReceipt(input: {
  cashEntryId: string;
  attachmentId: string;
}): Promise<ActionAnswer> {
  return actAs('documents.write', async (platform, actor) => {
    const parsed = receiptSchema.safeParse(input);
    if (!parsed.success) return refused((await getTranslations('cashBook'))('gone'));
    const outcome = await removeCashReceipt(platform, actor, parsed.data);
    refresh();
    const answer = await answerChange(outcome, '');
    return answer.kind === 'done' ? done() : answer;
  });
}

const entryIdSchema = z.object({ cashEntryId: z.uuid() });

/** Deletes an entry that never went anywhere. */
export async function removeEntry(input: { cashEntryId: string }): Promise<ActionAnswer> {
  return actAs('documents.delete', async (platform, actor) => {
    const t = await getTranslations('cashBook');
    const parsed = entryIdSchema.safeParse(input);
    const outcome = parsed.success
      ? await deleteCashEntry(platform, actor, parsed.data.cashEntryId)
      : 'not_found';
    refresh();
    switch (outcome) {
      case 'deleted':
        return done();
      case 'not_found':
        return refused(t('gone'));
      case 'was_in_transfer':
        return refused(t('steps.wasInTransfer'));
    }
  });
}

const markSchema = entryIdSchema.extend({ reason: z.string().trim().min(10).max(500) });

/** "Anders erledigt". */
export async function markElsewhere(input: { cashEntryId: string; reason: string }): Promise<ActionAnswer> {
  return actAs('documents.handle_elsewhere', async (platform, actor) => {
    const t = await getTranslations('cashBook');
    const parsed = markSchema.safeParse(input);
    if (!parsed.success) return refused(t('gone'));
    const { cashEntryId: id, reason } = parsed.data;
    const result = await markHandledElsewhere(platform, actor, { kind: 'cash_entry', id, reason });
    refresh();
    return result === 'changed' ? done() : refused(t('gone'));
  });
}

export async function undoElsewhere(input: { cashEntryId: string }): Promise<ActionAnswer> {
  return actAs('documents.handle_elsewhere', async (platform, actor) => {
    const t = await getTranslations('cashBook');
    const parsed = entryIdSchema.safeParse(input);
    if (!parsed.success) return refused(t('gone'));
    const choice = { kind: 'cash_entry', id: parsed.data.cashEntryId } as const;
    const result = await undoHandledElsewhere(platform, actor, choice);
    refresh();
    return result === 'changed' ? done() : refused(t('gone'));
  });
}

const openingSchema = z.object({ amount: z.string().max(40) });

/** What was in the box before the first entry. */
export async function saveOpening(input: { amount: string }): Promise<ActionAnswer> {
  return actAs('documents.read', async (platform, actor) => {
    const t = await getTranslations('cashBook.opening');
    const parsed = openingSchema.safeParse(input);
    if (!parsed.success || !maySetOpeningBalance(actor)) {
      return refused((await getTranslations('errors'))('notPermitted'));
    }
    const amount = typedDecimal(parsed.data.amount);
    const outcome = await setOpeningBalance(platform, actor, { amount });
    refresh();
    return outcome === 'saved' ? done() : refused(t(outcome), { fields: { amount: t(outcome) } });
  });
}

/** Fields of the form whose faults are said beneath them, in words of the form instead of the API's. */
const ownFaults = ['date', 'amount', 'taxRate', 'accountNo', 'taxKey'] as const;

async function refusedFields(problems: readonly Problem[]) {
  const t = await getTranslations('cashBook.form');
  const fields = Object.fromEntries(
    problems.flatMap(({ path }) => {
      const field = ownFaults.find((known) => known === path);
      return field ? [[field, t(`faults.${field}`)]] : [];
    }),
  );
  const others = problems.filter(({ path }) => !Object.hasOwn(fields, path ?? ''));
  return refused(t('invalid'), { fields, findings: await findingsOf(others) });
}

async function answerChange(
  outcome: ChangeCashEntryOutcome,
  month: string,
): Promise<ActionAnswer<{ month: string }>> {
  const t = await getTranslations('cashBook');
  switch (outcome.kind) {
    case 'created':
    case 'new_version':
    case 'unchanged':
      return done({ month });
    case 'not_found':
      return refused(t('gone'));
    case 'changed_meanwhile':
      return refused(t('changedMeanwhile'));
    case 'conflict':
      return refused(t('locked'));
    case 'invalid':
      return refused(t('form.invalid'), { findings: await findingsOf(outcome.problems) });
  }
}
