import { z } from 'zod';
import { type AccountingMonth, parseAccountingMonth } from '@/lib/bookkeeping/calendar';
import { genders, maritalStatuses } from '@/lib/bookkeeping/payroll/employee-json';
import {
  highestWageType,
  lodasAbsenceReasons,
  lodasProcessingCodes,
  lugAbsenceKeys,
} from '@/lib/bookkeeping/payroll/ranges';
import type { PayrollMapping, TargetSystem } from '@/lib/bookkeeping/payroll/types';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import type {
  AbsenceMapping,
  GeneralDataSettings as Row,
  WageTypeMapping,
} from '@/lib/platform/generated/prisma/client';

export const targetSystems = ['lodas', 'lug'] as const satisfies readonly TargetSystem[];
export const uploadEncodings = ['utf-8', 'windows-1252', 'ascii'] as const;

const wageType = z.int().min(1).max(highestWageType);
const processingCode = z.int().refine((value) => lodasProcessingCodes.has(value));
const month = z
  .string()
  .refine((text) => parseAccountingMonth(text) !== null)
  .transform((text) => text as AccountingMonth);
/** DATEV does not publish them: a short code, as the Berater reads it in his program. */
const code = z.string().regex(/^[A-Za-z0-9]{1,4}$/);

const absenceMappingSchema = z.strictObject({
  type: z.string().trim().min(1).max(100),
  lodasReason: z
    .int()
    .refine((value) => lodasAbsenceReasons.has(value))
    .nullable(),
  lugKey: z
    .string()
    .refine((value) => lugAbsenceKeys.has(value))
    .nullable(),
  lugDays: z.enum(['working_days', 'calendar_days']),
});

export const settingsSchema = z.strictObject({
  targetSystem: z.enum(targetSystems),
  consultantNumber: z.int().min(1000).max(9_999_999).nullable(),
  clientNumber: z.int().min(1).max(99_999).nullable(),
  defaultWageType: wageType.nullable(),
  fixedPaymentId: z.int().min(1).max(99),
  lodasHoursProcessingCode: processingCode,
  lodasAmountProcessingCode: processingCode.nullable(),
  lodasPaymentMethod: z.union([z.literal(1), z.literal(4), z.literal(5)]).nullable(),
  lodasGenderCodes: z.partialRecord(z.enum(genders), code),
  lodasMaritalStatusCodes: z.partialRecord(z.enum(maritalStatuses), code),
  firstOpenMonth: month.nullable(),
  uploadEncoding: z.enum(uploadEncodings),
  notifyMail: z.email().max(100).nullable(),
  absences: z.array(absenceMappingSchema).max(500),
  wageTypes: z.array(z.strictObject({ name: z.string().trim().min(1).max(100), wageType })).max(500),
});

/** What customer and Berater have set for the way of people's data. Nothing in it is guessed by us. */
export type GeneralDataSettings = Readonly<z.infer<typeof settingsSchema>>;

const untouched: Omit<GeneralDataSettings, 'absences' | 'wageTypes'> = {
  targetSystem: 'lodas',
  consultantNumber: null,
  clientNumber: null,
  defaultWageType: null,
  fixedPaymentId: 1,
  lodasHoursProcessingCode: 1,
  lodasAmountProcessingCode: null,
  lodasPaymentMethod: null,
  lodasGenderCodes: {},
  lodasMaritalStatusCodes: {},
  firstOpenMonth: null,
  uploadEncoding: 'utf-8',
  notifyMail: null,
};

/** The company's settings; what was never set has its default. */
export async function loadSettings(db: Tx, companyId: string): Promise<GeneralDataSettings> {
  const [row, absences, wageTypes] = await Promise.all([
    db.generalDataSettings.findUnique({ where: { companyId } }),
    db.absenceMapping.findMany({ where: { companyId }, orderBy: { type: 'asc' } }),
    db.wageTypeMapping.findMany({ where: { companyId }, orderBy: { name: 'asc' } }),
  ]);
  return settingsOf(row, absences, wageTypes);
}

function settingsOf(
  row: Row | null,
  absences: readonly AbsenceMapping[],
  wageTypes: readonly WageTypeMapping[],
): GeneralDataSettings {
  const { companyId: _, updatedAt: __, ...columns } = row ?? { ...untouched, companyId: '', updatedAt: null };
  return settingsSchema.parse({
    ...columns,
    absences: absences.map(({ companyId: _, ...mapping }) => mapping),
    wageTypes: wageTypes.map(({ name, wageType: number }) => ({ name, wageType: number })),
  });
}

/** For the page of the settings. */
export async function readSettings(platform: Platform, actor: Actor): Promise<GeneralDataSettings> {
  requirePermission(actor, 'general_data.read');
  return loadSettings(platform.db, actor.companyId);
}

/** The settings as the builders of files want them. */
export function payrollMapping(settings: GeneralDataSettings): PayrollMapping {
  const { absences } = settings;
  return {
    defaultMonthlyWageType: settings.defaultWageType,
    fixedPaymentId: settings.fixedPaymentId,
    lodasAbsenceReasons: Object.fromEntries(
      absences.flatMap(({ type, lodasReason }) => (lodasReason === null ? [] : [[type, lodasReason]])),
    ),
    lugAbsenceKeys: Object.fromEntries(
      absences.flatMap(({ type, lugKey, lugDays }) =>
        lugKey === null ? [] : [[type, { key: lugKey, days: lugDays }]],
      ),
    ),
    lodasGenderCodes: given(settings.lodasGenderCodes),
    lodasMaritalStatusCodes: given(settings.lodasMaritalStatusCodes),
    lodasPaymentMethod: settings.lodasPaymentMethod,
    lodasHoursProcessingCode: settings.lodasHoursProcessingCode,
    lodasAmountProcessingCode: settings.lodasAmountProcessingCode,
  };
}

/** Without the keys nobody gave. */
function given<K extends string>(
  codes: Readonly<Partial<Record<K, string | undefined>>>,
): Partial<Record<K, string>> {
  return Object.fromEntries(Object.entries(codes).filter(([, value]) => value !== undefined)) as Partial<
    Record<K, string>
  >;
}

/** Kinds of absence that came in, whether somebody has mapped them or not. */
export async function knownAbsenceTypes(platform: Platform, actor: Actor): Promise<string[]> {
  requirePermission(actor, 'general_data.read');
  const rows = await platform.db.timeOff.findMany({
    where: { companyId: actor.companyId, employee: { restrictedAt: null } },
    distinct: ['type'],
    select: { type: true },
    orderBy: { type: 'asc' },
  });
  return rows.map(({ type }) => type);
}
