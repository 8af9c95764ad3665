import { accountingMonthOf, berlinDay, type IsoDate } from '@/lib/bookkeeping/calendar';
import type { AsciiFiles, GeneralDataInput, RecordWarning } from '@/lib/bookkeeping/payroll/ascii-files';
import type { TargetSystem } from '@/lib/bookkeeping/payroll/types';
import { buildLodasFiles } from '@/lib/datev/lodas/build-lodas-files';
import { buildLugFiles } from '@/lib/datev/lug/build-lug-files';
import { type GeneralDataSettings, payrollMapping } from '../settings/settings';
import type { Dataset, FiscalFrame } from './dataset';
import { buildPartnerFiles, type TrackedPartner } from './partners';
import { type CarriedRecord, type GeneralPlan, type GeneralRecords, planGeneralPush } from './plan-general';
import type { MadeFile, PushContent, RecordToKeep } from './store-files';
import { joinWarnings, pushNote } from './warnings';

/** Everything a push of general data is made of. */
export interface GeneralSources {
  readonly settings: GeneralDataSettings;
  /** Payroll's. */
  readonly dataset: Dataset;
  readonly records: GeneralRecords;
  readonly partners: readonly TrackedPartner[];
  /** Bookkeeping's. */
  readonly partnerDataset: Dataset;
  readonly frame: FiscalFrame;
  readonly isForced: boolean;
  readonly now: Date;
}

/** What a push holds before anybody decides how its files travel. */
export type BuiltPush = Pick<PushContent, 'records' | 'warnings' | 'counts'> & {
  readonly files: readonly Omit<MadeFile, 'carriage'>[];
};

/** Pure: picks what is currently relevant and makes the files of it (K2, K4, K5). */
export function buildGeneralPush(sources: GeneralSources): BuiltPush {
  const { settings, isForced, now } = sources;
  const today = berlinDay(now);
  const plan = planGeneralPush(sources.records, {
    today,
    isForced,
    firstOpenMonth: settings.firstOpenMonth,
  });
  const payroll = buildAscii(settings.targetSystem, inputOf(sources, plan, today));
  const partners = buildPartnerFiles({
    partners: sources.partners,
    isForced,
    dataset: sources.partnerDataset,
    frame: sources.frame,
    createdAt: now,
  });
  const carried = carriedRecords(plan, payroll.warnings);
  const warnings = joinWarnings([...plan.warnings, ...payroll.warnings, ...partners.warnings]);
  const files = [
    ...payroll.files.map(({ name, content, kind, month }) => ({ name, content, kind, month })),
    ...partners.files.map((file) => ({ ...file, kind: 'extf' as const, month: accountingMonthOf(today) })),
  ];
  const isEmpty = files.length === 0 && warnings.length === 0;
  return {
    files,
    warnings: isEmpty ? [pushNote({ code: 'PUSH_NOTHING_CHANGED', params: {} })] : warnings,
    records: [
      ...[...carried, ...plan.told].map(({ kind, id, revision, number }) => ({
        kind,
        recordId: id,
        revision,
        ...(number === undefined ? {} : { fingerprint: String(number) }),
      })),
      ...partners.carried.map(
        ({ id, fingerprint }): RecordToKeep => ({ kind: 'business_partner', recordId: id, fingerprint }),
      ),
    ],
    counts: countsOf(carried, partners.carried.length),
  };
}

function buildAscii(target: TargetSystem, input: GeneralDataInput): AsciiFiles {
  switch (target) {
    case 'lodas':
      return buildLodasFiles(input);
    case 'lug':
      return buildLugFiles(input);
  }
}

function inputOf({ settings, dataset }: GeneralSources, plan: GeneralPlan, today: IsoDate): GeneralDataInput {
  const { employees, compensations, timeOffs } = plan;
  const mapping = payrollMapping(settings);
  const { firstOpenMonth } = settings;
  return { ...dataset, employees, compensations, timeOffs, mapping, today, firstOpenMonth };
}

/** What the builders skipped stands in no file: it stays due. */
function carriedRecords(plan: GeneralPlan, warnings: readonly RecordWarning[]): CarriedRecord[] {
  const skipped = new Set(
    warnings
      .filter(({ outcome }) => outcome === 'skipped')
      .map(({ record }) => `${record.kind}\n${record.key}`),
  );
  return plan.candidates.filter(({ kind, key }) => !skipped.has(`${kind}\n${key}`));
}

function countsOf(carried: readonly CarriedRecord[], partners: number): Record<string, number> {
  const count = (kind: CarriedRecord['kind']) => carried.filter((record) => record.kind === kind).length;
  return {
    employees: count('employee'),
    compensations: count('compensation'),
    timeOffs: count('time_off'),
    partners,
  };
}
