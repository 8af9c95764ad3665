import { standardAccountLength } from '@/lib/bookkeeping/account-length';
import { isPresetRow, presetRows } from '@/lib/bookkeeping/account-presets';
import { applyAccountLength, checkAccountRow, readAccountRows } from '@/lib/bookkeeping/account-rows';
import type { AccountRow } from '@/lib/bookkeeping/account-table';
import type { Problem } from '@/lib/bookkeeping/problem';
import { type Actor, actorId, actorName } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import {
  accountRowOf,
  isSameAccountCase,
  livingAccountRows,
  lockAccountTable,
  type StoredAccountRow,
} from './account-rows';
import { type Chart, charts } from './company-settings';
import { storedJson } from './stored-json';

/**
 * Puts the standard rows of a chart beside what is there, as proposals: only a case without a living row, or with a mere
 * proposal, gets one. Proposals of the other chart go: nobody may confirm a mixture by one click. Nothing that was confirmed
 * is touched (B4), unless `replacesOtherChart` says that the Berater wants to leave the other chart: then its standard rows
 * give way too, and their documents wait until the new ones are confirmed. What he entered himself stays in any case.
 * @param input.accountLength of the fiscal year where it is known; standard accounts grow to it by zeros on the right (M3)
 * @returns how many rows were added and how many confirmed ones gave way
 */
export async function proposePreset(
  platform: Platform,
  actor: Actor,
  input: {
    readonly chart: Chart;
    readonly accountLength: number | null;
    readonly replacesOtherChart?: boolean;
  },
): Promise<{ readonly added: number; readonly replaced: number }> {
  requirePermission(actor, 'account_table.change');
  const { companyId } = actor;
  const { chart, replacesOtherChart = false } = input;
  const rows = applyAccountLength(presetRows(presetOf[chart]), input.accountLength ?? standardAccountLength);
  return platform.db.$transaction(async (tx) => {
    await lockAccountTable(tx, companyId);
    const before = await livingAccountRows(tx, companyId);
    const replaced = replacesOtherChart ? confirmedRowsOfOtherChart(before, chart) : [];
    const outdatedProposals = before.filter((row) => row.state === 'proposed' && isOfOtherChart(row, chart));
    const leaving = [...outdatedProposals, ...replaced];
    const living = before.filter((row) => !leaving.includes(row));
    const confirmed = living.filter(({ state }) => state === 'confirmed');
    const wanted = rows.filter((row) => !confirmed.some((other) => isSameAccountCase(row, other)));
    const outdated = living.filter(
      (other) => other.state === 'proposed' && wanted.some((row) => isSameAccountCase(row, other)),
    );
    await retire(tx, platform, companyId, [...leaving, ...outdated]);
    const now = platform.clock.now();
    await tx.accountRow.createMany({ data: wanted.map((row) => ({ companyId, createdAt: now, ...row })) });
    await tx.company.update({ where: { id: companyId }, data: { chart } });
    const details = storedJson({ chart, rows: wanted.length, replaced });
    await recordAudit(tx, { actor, action: 'account_table.preset_proposed', details });
    return { added: wanted.length, replaced: replaced.length };
  });
}

/** The rows that would give way if this chart took the place of the other one. */
export function confirmedRowsOfOtherChart(
  rows: readonly StoredAccountRow[],
  chart: Chart,
): StoredAccountRow[] {
  return rows.filter((row) => row.state === 'confirmed' && isOfOtherChart(row, chart));
}

const presetOf = { SKR03: 'skr03', SKR04: 'skr04' } as const;

function isOfOtherChart(row: StoredAccountRow, chart: Chart): boolean {
  return charts.some((other) => other !== chart && isPresetRow(presetOf[other], row));
}

export type SaveAccountRowOutcome =
  | { readonly kind: 'saved'; readonly row: StoredAccountRow }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/**
 * Adds a row, or puts it in the place of another: the old one is retired, never changed, so that old transfers stay
 * explained. The new row is a proposal until it is confirmed.
 * @param input.row the row as a form gives it; `state` is not taken from it
 */
export async function saveAccountRow(
  platform: Platform,
  actor: Actor,
  input: { readonly replaces?: string; readonly row: unknown; readonly accountLength: number | null },
): Promise<SaveAccountRowOutcome> {
  requirePermission(actor, 'account_table.change');
  const { companyId } = actor;
  const read = readAccountRows([input.row]);
  if (!read.ok) return { kind: 'invalid', problems: read.problems };
  const [given] = read.value;
  if (!given) return { kind: 'not_found' };
  const row: AccountRow = { ...given, state: 'proposed' };
  const problems = checkAccountRow(row, input.accountLength);
  if (problems.length > 0) return { kind: 'invalid', problems };
  return platform.db.$transaction(async (tx) => {
    await lockAccountTable(tx, companyId);
    const living = await livingAccountRows(tx, companyId);
    const replaced = living.filter((other) => other.id === input.replaces || isSameAccountCase(row, other));
    if (input.replaces && !replaced.some(({ id }) => id === input.replaces)) return { kind: 'not_found' };
    await retire(tx, platform, companyId, replaced);
    const record = await tx.accountRow.create({
      data: { companyId, createdAt: platform.clock.now(), ...row },
    });
    const details = storedJson({ before: replaced, after: row });
    await recordAudit(tx, { actor, action: 'account_row.changed', subject: record.id, details });
    return { kind: 'saved', row: accountRowOf(record) };
  });
}

export type ConfirmAccountRowsOutcome =
  | { readonly kind: 'confirmed'; readonly count: number }
  | { readonly kind: 'not_found' }
  /** None of the rows was confirmed. */
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** The Berater stands for these rows: from now on documents are booked by them (B4). */
export async function confirmAccountRows(
  platform: Platform,
  actor: Actor,
  input: { readonly rowIds: readonly string[]; readonly accountLength: number | null },
): Promise<ConfirmAccountRowsOutcome> {
  requirePermission(actor, 'account_table.confirm');
  const { companyId } = actor;
  return platform.db.$transaction(async (tx) => {
    await lockAccountTable(tx, companyId);
    const living = await livingAccountRows(tx, companyId);
    const rows = living.filter(({ id }) => input.rowIds.includes(id));
    if (rows.length !== new Set(input.rowIds).size) return { kind: 'not_found' };
    const problems = rows.flatMap((row) => checkAccountRow(row, input.accountLength, caseName(row)));
    if (problems.length > 0) return { kind: 'invalid', problems };
    const waiting = rows.filter(({ state }) => state === 'proposed');
    await tx.accountRow.updateMany({
      where: { companyId, id: { in: waiting.map(({ id }) => id) } },
      data: {
        state: 'confirmed',
        confirmedByUserId: actor.kind === 'user' ? actorId(actor) : null,
        confirmedByName: actorName(actor),
        confirmedAt: platform.clock.now(),
      },
    });
    for (const row of waiting) {
      const details = { case: caseName(row), accountNo: row.accountNo, taxKey: row.taxKey };
      await recordAudit(tx, { actor, action: 'account_row.confirmed', subject: row.id, details });
    }
    return { kind: 'confirmed', count: waiting.length };
  });
}

/** Takes a row out of the table; false when the company has no such living row. */
export async function retireAccountRow(
  platform: Platform,
  actor: Actor,
  input: { readonly rowId: string },
): Promise<boolean> {
  requirePermission(actor, 'account_table.change');
  const { companyId } = actor;
  return platform.db.$transaction(async (tx) => {
    await lockAccountTable(tx, companyId);
    const row = (await livingAccountRows(tx, companyId)).find(({ id }) => id === input.rowId);
    if (!row) return false;
    await retire(tx, platform, companyId, [row]);
    const details = storedJson({ before: row });
    await recordAudit(tx, { actor, action: 'account_row.retired', subject: row.id, details });
    return true;
  });
}

async function retire(
  tx: Tx,
  platform: Platform,
  companyId: string,
  rows: readonly StoredAccountRow[],
): Promise<void> {
  await tx.accountRow.updateMany({
    where: { companyId, id: { in: rows.map(({ id }) => id) } },
    data: { retiredAt: platform.clock.now() },
  });
}

function caseName({ direction, taxCase, taxRate, rule }: AccountRow): string {
  return [direction, taxCase, taxRate, rule].filter((part) => part !== '').join(' ');
}
