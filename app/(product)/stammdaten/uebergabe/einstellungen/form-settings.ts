import { z } from 'zod';
import {
  type SettingsInput,
  type SettingsText,
  settingsTexts,
} from '@/components/general-data/settings-input';
import {
  type GeneralDataSettings,
  targetSystems,
  uploadEncodings,
} from '@/lib/general-data/settings/settings';

const text = z.string().max(200);

export const settingsInputSchema: z.ZodType<SettingsInput> = z.object({
  targetSystem: z.enum(targetSystems),
  uploadEncoding: z.enum(uploadEncodings),
  texts: z.record(z.enum(settingsTexts), text),
  genderCodes: z.record(text, text),
  maritalStatusCodes: z.record(text, text),
  absences: z
    .array(
      z.object({
        type: text,
        lodasReason: text,
        lugKey: text,
        lugDays: z.enum(['working_days', 'calendar_days']),
      }),
    )
    .max(500),
  wageTypes: z.array(z.object({ name: text, wageType: text })).max(500),
});

/** Settings as the form shows them. */
export function formOfSettings(settings: GeneralDataSettings): SettingsInput {
  const texts = settingsTexts.map((name) => [name, String(settings[name] ?? '')] as const);
  const typed = Object.fromEntries(texts) as Record<SettingsText, string>;
  return {
    targetSystem: settings.targetSystem,
    uploadEncoding: settings.uploadEncoding,
    texts: { ...typed, firstOpenMonth: typed.firstOpenMonth.replace(/^(\d{4})-(\d{2})$/, '$2.$1') },
    genderCodes: codes(settings.lodasGenderCodes),
    maritalStatusCodes: codes(settings.lodasMaritalStatusCodes),
    absences: settings.absences.map((row) => ({
      ...row,
      lodasReason: String(row.lodasReason ?? ''),
      lugKey: row.lugKey ?? '',
    })),
    wageTypes: settings.wageTypes.map(({ name, wageType }) => ({ name, wageType: String(wageType) })),
  };
}

function codes(given: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(given).map(([key, code]) => [key, code ?? '']));
}

/** What was typed, as the use case reads it: empty is null, digits are numbers; everything else it tells by itself. */
export function settingsOfForm(input: SettingsInput): Record<string, unknown> {
  const { texts } = input;
  const number = (value: string): unknown => {
    const plain = value.trim();
    if (plain === '') return null;
    return /^\d{1,9}$/.test(plain) ? Number(plain) : plain;
  };
  const line = (name: SettingsText) => (texts[name].trim() === '' ? null : texts[name].trim());
  return {
    targetSystem: input.targetSystem,
    uploadEncoding: input.uploadEncoding,
    consultantNumber: number(texts.consultantNumber),
    clientNumber: number(texts.clientNumber),
    defaultWageType: number(texts.defaultWageType),
    fixedPaymentId: number(texts.fixedPaymentId),
    lodasHoursProcessingCode: number(texts.lodasHoursProcessingCode),
    lodasAmountProcessingCode: number(texts.lodasAmountProcessingCode),
    lodasPaymentMethod: number(texts.lodasPaymentMethod),
    firstOpenMonth: line('firstOpenMonth')?.replace(/^(\d{1,2})[./](\d{4})$/, monthAsStored) ?? null,
    notifyMail: line('notifyMail'),
    lodasGenderCodes: given(input.genderCodes),
    lodasMaritalStatusCodes: given(input.maritalStatusCodes),
    absences: input.absences.map((row) => ({
      ...row,
      lodasReason: number(row.lodasReason),
      lugKey: row.lugKey.trim() === '' ? null : row.lugKey.trim().toUpperCase(),
    })),
    wageTypes: input.wageTypes.map(({ name, wageType }) => ({ name, wageType: number(wageType) })),
  };
}

/** `2.2026` or `02/2026` → `2026-02`. */
function monthAsStored(_: string, month: string, year: string): string {
  return `${year}-${month.padStart(2, '0')}`;
}

function given(typed: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(typed)
      .map(([key, code]) => [key, code.trim()] as const)
      .filter(([, code]) => code !== ''),
  );
}
