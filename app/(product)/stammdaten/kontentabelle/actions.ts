'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { actAs } from '@/app/_shell/act';
import { findingsOf } from '@/app/_shell/findings';
import type { AccountRowInput } from '@/components/master-data/account-row-input';
import type { PresetInput } from '@/components/master-data/preset-buttons';
import { type ActionAnswer, done, refused } from '@/components/session/action-answer';
import {
  confirmAccountRows,
  proposePreset,
  retireAccountRow,
  saveAccountRow,
} from '@/lib/documents/change-account-rows';
import { charts } from '@/lib/documents/company-settings';
import { currentAccountLength } from '../account-length';

const presetSchema = z.object({ chart: z.enum(charts), replacesOtherChart: z.boolean() });

/** Puts the standard rows of a chart beside what is there, or in the place of the other chart's where the Berater said so. */
export async function propose(input: PresetInput): Promise<ActionAnswer<{ message: string }>> {
  const { chart, replacesOtherChart } = presetSchema.parse(input);
  return actAs('account_table.change', async (platform, actor) => {
    const accountLength = await currentAccountLength(platform, actor.companyId);
    const { added } = await proposePreset(platform, actor, { chart, accountLength, replacesOtherChart });
    refresh();
    const t = await getTranslations('masterData.accounts');
    return done({ message: t('proposedRows', { count: added, chart }) });
  });
}

const rowSchema = z.object({
  replaces: z.uuid().nullable(),
  direction: z.string().max(20),
  taxCase: z.string().max(40),
  taxRate: z.string().max(10),
  ruleKind: z.enum(['general', 'partner', 'text']),
  ruleValue: z.string().max(150),
  accountNo: z.string().max(12),
  taxKey: z.string().max(6),
  isAutomatic: z.boolean(),
});

/** Saves what the form holds; a German decimal comma is understood. */
export async function save(input: AccountRowInput): Promise<ActionAnswer> {
  const { replaces, ruleKind, ruleValue, taxKey, ...given } = rowSchema.parse(input);
  const row = {
    ...given,
    taxRate: given.taxRate.replace(',', '.').replace(/\s*%$/, ''),
    rule: ruleKind === 'general' ? '' : `${ruleKind}:${ruleValue}`,
    taxKey: taxKey === '' ? null : taxKey,
  };
  return actAs('account_table.change', async (platform, actor) => {
    const accountLength = await currentAccountLength(platform, actor.companyId);
    const outcome = await saveAccountRow(platform, actor, {
      row,
      accountLength,
      ...(replaces ? { replaces } : {}),
    });
    const t = await getTranslations('masterData.accounts');
    switch (outcome.kind) {
      case 'saved':
        refresh();
        return done();
      case 'not_found':
        return refused(t('gone'));
      case 'invalid':
        return refused(t('form.refused'), { findings: await findingsOf(outcome.problems) });
    }
  });
}

const confirmSchema = z.object({ rowIds: z.array(z.uuid()).min(1).max(1_000) });

/** The Berater stands for these rows. */
export async function confirm(input: { rowIds: readonly string[] }): Promise<ActionAnswer> {
  const { rowIds } = confirmSchema.parse(input);
  return actAs('account_table.confirm', async (platform, actor) => {
    const accountLength = await currentAccountLength(platform, actor.companyId);
    const outcome = await confirmAccountRows(platform, actor, { rowIds, accountLength });
    const t = await getTranslations('masterData.accounts');
    refresh();
    switch (outcome.kind) {
      case 'confirmed':
        return done();
      case 'not_found':
        return refused(t('gone'));
      case 'invalid':
        return refused(t('notConfirmed'), { findings: await findingsOf(outcome.problems) });
    }
  });
}

const retireSchema = z.object({ rowId: z.uuid() });

/** Takes a row out of the table; old transfers stay explained by it. */
export async function retire(input: { rowId: string }): Promise<ActionAnswer> {
  const { rowId } = retireSchema.parse(input);
  return actAs('account_table.change', async (platform, actor) => {
    const isRetired = await retireAccountRow(platform, actor, { rowId });
    refresh();
    return isRetired ? done() : refused((await getTranslations('masterData.accounts'))('gone'));
  });
}
