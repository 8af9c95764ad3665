import { describe, expect, it } from 'vitest';
import { employeeLabels } from '@/lib/bookkeeping/payroll/employee-labels';
import { employeeValueRules } from '@/lib/bookkeeping/payroll/value-rules';
import { describeFinding, toFinding } from '@/lib/preflight/finding';
import { englishFields, englishRange } from '@/lib/preflight/payroll-words';

const sameInBoth = new Set(['IBAN', 'BIC']);

describe('people data in English (U2, K4)', () => {
  it.each(Object.values(employeeLabels).filter((label) => !sameInBoth.has(label)))(
    'has a word for %s',
    (label) => {
      expect(englishFields(label)).not.toBe(label);
    },
  );

  it.each(employeeValueRules.map(({ allowed }) => allowed))('says what a field takes: %s', (allowed) => {
    expect(englishRange(allowed)).not.toMatch(/[äöüß]|\b(Zeichen|Ziffern|eine|oder|nur)\b|\d,\d/i);
  });

  it('stands in the sentences', () => {
    const params = {
      record: 'Eva (7)',
      field: 'Steuer-ID',
      value: '***',
      allowed: 'elf Ziffern, die erste nicht 0',
    };
    const finding = toFinding({ code: 'PAYROLL_VALUE_RANGE', params }, null);
    expect(describeFinding(finding, 'en')).toMatchObject({
      title: 'Eva (7): the value of “tax id” does not fit DATEV’s field',
      cause: 'Given is ***. Allowed: eleven digits, the first not 0.',
    });
    expect(describeFinding(finding, 'de').cause).toContain('elf Ziffern, die erste nicht 0');
  });
});
