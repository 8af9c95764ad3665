import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import { formatGermanAmount } from '@/lib/bookkeeping/money';
import type { AsciiFiles, PayrollDataInput, RecordWarning } from '@/lib/bookkeeping/payroll/ascii-files';
import { movementRecord } from '@/lib/bookkeeping/payroll/problems';
import type { EmployeeRef, PayrollMovement, TargetSystem } from '@/lib/bookkeeping/payroll/types';
import { buildLodasMovementFiles } from '@/lib/datev/lodas/build-lodas-movement-files';
import { buildLugMovementFiles } from '@/lib/datev/lug/build-lug-movement-files';
import { storedJson } from '@/lib/documents/stored-json';
import type { Actor } from '@/lib/identity/actor';
import type { Platform } from '@/lib/platform';
import { employeeRefOf } from '../people/employee-rows';
import { movementsOf, type PreparedPayment, readPayments } from '../people/prepare-payroll';
import { type GeneralDataSettings, loadSettings, payrollMapping } from '../settings/settings';
import type { BuiltPush } from './build-general';
import { type Dataset, datasetOf } from './dataset';
import { paymentsDue } from './payments-due';
import type { NumbersMissing } from './push-general';
import { type PushOutcome, runPush } from './run-push';
import type { RecordToKeep } from './store-files';
import { joinWarnings, pushNote } from './warnings';

/** A prepared month of one person, and what of it DATEV or a person has. */
export interface PreparedMonth {
  readonly id: string;
  readonly employee: EmployeeRef;
  readonly payments: readonly PreparedPayment[];
  readonly delivered: readonly PreparedPayment[];
}

export interface PayrollSources {
  readonly settings: GeneralDataSettings;
  readonly dataset: Dataset;
  readonly month: AccountingMonth;
  readonly months: readonly PreparedMonth[];
}

/**
 * Pure: movement data of one payroll month (K8). Only payments that were not handed over yet go: movement data adds up at
 * DATEV. What was handed over and is not wanted any more becomes a warning.
 */
function buildPayrollPush({ settings, dataset, month, months }: PayrollSources): BuiltPush {
  const open = months.map((prepared) => {
    const { due, withdrawn } = paymentsDue(prepared.payments, prepared.delivered);
    return { ...prepared, due, withdrawn, movements: movementsOf(prepared.employee, month, due) };
  });
  const movements = open.flatMap((prepared) => prepared.movements);
  const mapping = payrollMapping(settings);
  const built = buildAscii(settings.targetSystem, { ...dataset, mapping, month, movements });
  const skipped = new Set(
    built.warnings.filter(({ outcome }) => outcome === 'skipped').map(({ record }) => record.key),
  );
  const records = open.flatMap(({ id, due, withdrawn, movements: mine }): RecordToKeep[] => {
    const sent = due.filter((_, index) => !skipped.has(mine[index]?.externalId ?? ''));
    if (sent.length === 0 && withdrawn.length === 0) return [];
    return [{ kind: 'payroll_month', recordId: id, payments: storedJson({ sent, told: withdrawn }) }];
  });
  const takenBack = open.flatMap((prepared) => withdrawnPayments(prepared, month));
  const warnings = joinWarnings([...takenBack, ...built.warnings]);
  const isEmpty = built.files.length === 0 && warnings.length === 0;
  return {
    files: built.files.map(({ name, content, kind, month: meant }) => ({
      name,
      content,
      kind,
      month: meant,
    })),
    warnings: isEmpty ? [pushNote({ code: 'PUSH_NO_PAYMENTS', params: { month } })] : warnings,
    records,
    counts: { movements: movements.length - skipped.size },
  };
}

function buildAscii(target: TargetSystem, input: PayrollDataInput): AsciiFiles {
  switch (target) {
    case 'lodas':
      return buildLodasMovementFiles(input);
    case 'lug':
      return buildLugMovementFiles(input);
  }
}

function withdrawnPayments(
  { employee, withdrawn }: { employee: EmployeeRef; withdrawn: readonly PreparedPayment[] },
  month: AccountingMonth,
): RecordWarning[] {
  return movementsOf(employee, month, withdrawn).map((movement, index): RecordWarning => {
    const record = { ...movementRecord(movement), key: `${movement.externalId}/withdrawn/${index}` };
    const params = { record: record.title, month, value: shownValue(movement) };
    const problems = [{ code: 'PAYMENT_WITHDRAWN', params, path: `${record.kind}:${record.key}` }];
    return { record, outcome: 'skipped', problems };
  });
}

function shownValue({ payment }: PayrollMovement): string {
  switch (payment.kind) {
    case 'hours':
      return `${payment.hours.replace('.', ',')} Std.`;
    case 'amount':
      return `${formatGermanAmount(payment.amount)} €`;
    case 'lodas':
      return payment.value.replace('.', ',');
  }
}

/** Makes and sends the movement data of a month (K8). */
export async function pushPayrollData(
  platform: Platform,
  actor: Actor,
  { month, timeLimitMs }: { readonly month: AccountingMonth; readonly timeLimitMs?: number },
): Promise<PushOutcome | NumbersMissing> {
  const { companyId } = actor;
  const settings = await loadSettings(platform.db, companyId);
  const dataset = await datasetOf(platform, companyId, settings);
  if (!dataset) return { kind: 'numbers_missing' };
  return runPush(platform, actor, {
    push: {
      type: 'payroll',
      origin: 'push',
      isForced: false,
      payrollMonth: month,
      targetSystem: settings.targetSystem,
      dataset,
    },
    make: async (tell) => {
      const months = await loadPreparedMonths(platform, companyId, month);
      await tell('building');
      const built = buildPayrollPush({ settings, dataset, month, months });
      const open = built.files.length === 0 ? 0 : await countOpenPushes(platform, companyId, month);
      if (open === 0) return built;
      const note = pushNote({ code: 'PUSH_EARLIER_OPEN', params: { month, count: String(open) } });
      return { ...built, warnings: [note, ...built.warnings] };
    },
    ...(timeLimitMs === undefined ? {} : { timeLimitMs }),
  });
}

/** Earlier pushes of the month whose files nobody has: whoever imports them and this one pays twice. */
async function countOpenPushes(
  platform: Platform,
  companyId: string,
  payrollMonth: AccountingMonth,
): Promise<number> {
  return platform.db.dataPush.count({
    where: {
      companyId,
      type: 'payroll',
      origin: 'push',
      payrollMonth,
      payrollDeliveredAt: null,
      files: { some: {} },
    },
  });
}

async function loadPreparedMonths(
  platform: Platform,
  companyId: string,
  month: AccountingMonth,
): Promise<PreparedMonth[]> {
  const rows = await platform.db.payrollMonth.findMany({
    where: { companyId, month, employee: { restrictedAt: null } },
    include: { employee: true },
    orderBy: [{ employee: { personnelNumber: 'asc' } }, { id: 'asc' }],
  });
  return rows.map((row) => ({
    id: row.id,
    employee: employeeRefOf(row.employee),
    payments: readPayments(row.payments),
    delivered: readPayments(row.deliveredPayments),
  }));
}
