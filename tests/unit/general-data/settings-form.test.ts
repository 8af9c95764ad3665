import { expect, it } from 'vitest';
import {
  formOfSettings,
  settingsOfForm,
} from '@/app/(product)/stammdaten/uebergabe/einstellungen/form-settings';
import type { GeneralDataSettings } from '@/lib/general-data/settings/settings';

const settings: GeneralDataSettings = {
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
  firstOpenMonth: '2026-02' as GeneralDataSettings['firstOpenMonth'],
  uploadEncoding: 'utf-8',
  notifyMail: null,
  absences: [],
  wageTypes: [],
};

it('the first open month is shown and read as people write months (K7)', () => {
  const form = formOfSettings(settings);
  expect(form.texts.firstOpenMonth).toBe('02.2026');
  const readAs = (firstOpenMonth: string) =>
    settingsOfForm({ ...form, texts: { ...form.texts, firstOpenMonth } }).firstOpenMonth;
  for (const typed of ['02.2026', '2.2026', '02/2026', '2026-02', ' 02.2026 '])
    expect(readAs(typed)).toBe('2026-02');
  expect(readAs('')).toBeNull();
  expect(readAs('Februar')).toBe('Februar');
});
