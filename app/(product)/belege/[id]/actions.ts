'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { actAs } from '@/app/_shell/act';
import { findingsOf } from '@/app/_shell/findings';
import type { InvoiceEdit } from '@/components/documents/invoice-edit';
import { type ActionAnswer, done, refused } from '@/components/session/action-answer';
import { deleteInvoice } from '@/lib/documents/delete-invoice';
import { reviseInvoice } from '@/lib/documents/revise-invoice';
import { markHandledElsewhere, undoHandledElsewhere } from '@/lib/transfer/handled-elsewhere';

const invoiceSchema = z.object({ invoiceId: z.uuid() });
const markSchema = invoiceSchema.extend({ reason: z.string().trim().min(10).max(500) });

/** "Anders erledigt". */
export async function markElsewhere(input: { invoiceId: string; reason: string }): Promise<ActionAnswer> {
  const { invoiceId, reason } = markSchema.parse(input);
  return actAs('documents.handle_elsewhere', async (platform, actor) => {
    const result = await markHandledElsewhere(platform, actor, { kind: 'invoice', id: invoiceId, reason });
    refresh();
    return result === 'changed' ? done() : refused((await getTranslations('document'))('notPossible'));
  });
}

export async function undoElsewhere(input: { invoiceId: string }): Promise<ActionAnswer> {
  const { invoiceId } = invoiceSchema.parse(input);
  return actAs('documents.handle_elsewhere', async (platform, actor) => {
    const result = await undoHandledElsewhere(platform, actor, { kind: 'invoice', id: invoiceId });
    refresh();
    return result === 'changed' ? done() : refused((await getTranslations('document'))('notPossible'));
  });
}

export async function remove(input: { invoiceId: string }): Promise<ActionAnswer> {
  const { invoiceId } = invoiceSchema.parse(input);
  return actAs('documents.delete', async (platform, actor) => {
    const outcome = await deleteInvoice(platform, actor, invoiceId);
    const t = await getTranslations('document');
    switch (outcome.kind) {
      case 'deleted':
        return done();
      case 'not_found':
        return refused(t('notPossible'));
      case 'was_in_transfer':
        return refused(t('delete.wasInTransfer'));
    }
  });
}

const reviseSchema = z.object({
  invoiceId: z.uuid(),
  version: z.int().positive(),
  revision: z.record(z.string(), z.unknown()),
});

/** Stores corrected fields as a new version; the use case reads and checks them. */
export async function revise(input: InvoiceEdit): Promise<ActionAnswer> {
  const edit = reviseSchema.parse(input);
  return actAs('documents.write', async (platform, actor) => {
    const outcome = await reviseInvoice(platform, actor, edit);
    const t = await getTranslations('documentEdit');
    switch (outcome.kind) {
      case 'created':
      case 'new_version':
      case 'unchanged':
        return done();
      case 'not_found':
        return refused(t('gone'));
      case 'conflict':
        return refused(t('conflict'));
      case 'changed_meanwhile':
        return refused(t('changedMeanwhile'));
      case 'invalid':
        return refused(t('invalid'), { findings: await findingsOf(outcome.problems) });
    }
  });
}
