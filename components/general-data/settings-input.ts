import type { TargetSystem } from '@/lib/bookkeeping/payroll/types';

export interface AbsenceInput {
  readonly type: string;
  readonly lodasReason: string;
  readonly lugKey: string;
  readonly lugDays: 'working_days' | 'calendar_days';
}

export interface WageTypeInput {
  readonly name: string;
  readonly wageType: string;
}

/** Fields of one line, as typed; empty: not set. */
export const settingsTexts = [
  'consultantNumber',
  'clientNumber',
  'defaultWageType',
  'fixedPaymentId',
  'lodasHoursProcessingCode',
  'lodasAmountProcessingCode',
  'lodasPaymentMethod',
  'firstOpenMonth',
  'notifyMail',
] as const;
export type SettingsText = (typeof settingsTexts)[number];

/** Settings of the handover as the form shows and sends them. */
export interface SettingsInput {
  readonly targetSystem: TargetSystem;
  readonly uploadEncoding: 'utf-8' | 'windows-1252' | 'ascii';
  readonly texts: Readonly<Record<SettingsText, string>>;
  readonly genderCodes: Readonly<Record<string, string>>;
  readonly maritalStatusCodes: Readonly<Record<string, string>>;
  readonly absences: readonly AbsenceInput[];
  readonly wageTypes: readonly WageTypeInput[];
}
