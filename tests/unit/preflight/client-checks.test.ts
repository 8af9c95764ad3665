import { describe, expect, it } from 'vitest';
import type { FiscalYear } from '@/lib/datev/dxso/types';
import { checkClientNumbers } from '@/lib/preflight/checks/check-client-numbers';
import { checkConfigurationChanges } from '@/lib/preflight/checks/check-configuration-changes';
import { checkCutMonth } from '@/lib/preflight/checks/check-cut-month';
import { checkDocumentManagement } from '@/lib/preflight/checks/check-document-management';
import { checkExtendedForm } from '@/lib/preflight/checks/check-extended-form';
import { checkFiscalYear } from '@/lib/preflight/checks/check-fiscal-year';
import { checkLedger } from '@/lib/preflight/checks/check-ledger';
import { describeFinding } from '@/lib/preflight/finding';
import { basics, clientCheck, codesOf, fiscalYear, month } from './samples';

function withYears(...fiscalYears: readonly FiscalYear[]) {
  return { basics: basics({ fiscalYears }) };
}

const allOff = { accountsPayable: false, accountsReceivable: false, cash: false };

describe('form "Erweitert" and Belege online (M1)', () => {
  it('passes a dataset that is set up', () => {
    expect(checkDocumentManagement(clientCheck())).toEqual([]);
    expect(checkExtendedForm(clientCheck())).toEqual([]);
    expect(checkClientNumbers(clientCheck())).toEqual([]);
  });

  it('names the dataset where Belege online is missing', () => {
    const check = clientCheck({ basics: basics({ isDocumentManagementAvailable: false }) });
    const [finding] = checkDocumentManagement(check);
    expect(finding).toMatchObject({
      code: 'DOCUMENT_MANAGEMENT_MISSING',
      severity: 'blocker',
      owner: 'adviser',
      subject: { kind: 'company', id: '455148-1', label: 'Muster GmbH 1 (455148-1)' },
    });
  });

  it('reads an empty list of years as "Erweitert" missing, and says it once', () => {
    const check = clientCheck(withYears());
    expect(codesOf(checkExtendedForm(check))).toEqual(['EXTENDED_FORM_MISSING']);
    expect([...checkFiscalYear(check), ...checkLedger(check)]).toEqual([]);
  });

  it('refuses an answer about another dataset (C3)', () => {
    const [finding] = checkClientNumbers(clientCheck({ basics: basics({ clientNumber: 2 }) }));
    expect(finding).toMatchObject({
      code: 'CLIENT_NUMBERS_DIFFER',
      severity: 'blocker',
      params: { clientId: '455148-1', answeredClientId: '455148-2' },
    });
  });
});

describe('fiscal year (M2)', () => {
  it("takes the month's own year", () => {
    expect(checkFiscalYear(clientCheck())).toEqual([]);
  });

  it('takes the year right before it for invoices, with a hint', () => {
    const check = clientCheck({ month: month('2027-01') });
    expect(checkFiscalYear(check)).toMatchObject([{ code: 'FISCAL_YEAR_FOLLOWS', severity: 'hint' }]);
  });

  it('needs the own year for cash', () => {
    const check = clientCheck({ ledger: 'cash', month: month('2027-01') });
    const [finding] = checkFiscalYear(check);
    expect(finding).toMatchObject({
      code: 'FISCAL_YEAR_NOT_CREATED_FOR_CASH',
      severity: 'blocker',
      owner: 'adviser',
    });
    expect(finding && describeFinding(finding, 'de').cause).toContain('01.01.2026–31.12.2026');
  });

  it('refuses a month two years ahead', () => {
    expect(codesOf(checkFiscalYear(clientCheck({ month: month('2028-01') })))).toEqual([
      'FISCAL_YEAR_NOT_CREATED',
    ]);
  });

  it('refuses a month before the three years DATEV returns, because it cannot be verified', () => {
    expect(codesOf(checkFiscalYear(clientCheck({ month: month('2023-12') })))).toEqual([
      'FISCAL_YEAR_TOO_OLD',
    ]);
  });

  it('knows that with fewer than three years nothing older exists', () => {
    const check = clientCheck({
      month: month('2023-12'),
      ...withYears(fiscalYear('2026-01-01', '2026-12-31')),
    });
    expect(codesOf(checkFiscalYear(check))).toEqual(['FISCAL_YEAR_NOT_CREATED']);
  });

  it('works with years that deviate from the calendar year', () => {
    const years = withYears(fiscalYear('2025-07-01', '2026-06-30'));
    expect(checkFiscalYear(clientCheck({ month: month('2026-06'), ...years }))).toEqual([]);
    expect(codesOf(checkFiscalYear(clientCheck({ month: month('2026-07'), ...years })))).toEqual([
      'FISCAL_YEAR_FOLLOWS',
    ]);
    expect(codesOf(checkFiscalYear(clientCheck({ month: month('2025-06'), ...years })))).toEqual([
      'FISCAL_YEAR_NOT_CREATED',
    ]);
  });

  it('refuses a month in which the year begins or ends in the middle, once', () => {
    const years = withYears(fiscalYear('2025-01-16', '2026-01-15'), fiscalYear('2026-01-16', '2026-12-31'));
    const check = clientCheck(years);
    expect(checkFiscalYear(check)).toEqual([]);
    expect(checkCutMonth(check)).toMatchObject([
      { code: 'FISCAL_YEAR_CUT_MONTH', severity: 'blocker', subject: { kind: 'fiscal_year' } },
    ]);
    expect(checkCutMonth(clientCheck({ month: month('2026-02'), ...years }))).toEqual([]);
  });
});

describe('ledger of the month (M4)', () => {
  it.each(['accounts_receivable', 'accounts_payable', 'cash'] as const)(
    'passes %s where its flag is true',
    (ledger) => {
      expect(checkLedger(clientCheck({ ledger }))).toEqual([]);
    },
  );

  it("reads DATEV's own example: all invoice flags false, but the year before had them", () => {
    const years = withYears(
      fiscalYear('2025-01-01', '2025-12-31'),
      fiscalYear('2026-01-01', '2026-12-31', { ...allOff, cash: true }),
    );
    for (const ledger of ['accounts_receivable', 'accounts_payable'] as const) {
      expect(checkLedger(clientCheck({ ledger, ...years }))).toMatchObject([
        { code: 'LEDGER_FROM_PREVIOUS_YEAR', severity: 'warning' },
      ]);
    }
    expect(checkLedger(clientCheck({ ledger: 'cash', ...years }))).toEqual([]);
  });

  it('never takes cash from the year before', () => {
    const years = withYears(
      fiscalYear('2025-01-01', '2025-12-31'),
      fiscalYear('2026-01-01', '2026-12-31', { cash: false }),
    );
    expect(checkLedger(clientCheck({ ledger: 'cash', ...years }))).toMatchObject([
      { code: 'LEDGER_MISSING', severity: 'blocker', owner: 'adviser' },
    ]);
  });

  it('refuses where neither year has the ledger, naming book and year', () => {
    const years = withYears(
      fiscalYear('2025-01-01', '2025-12-31', allOff),
      fiscalYear('2026-01-01', '2026-12-31', allOff),
    );
    const [finding] = checkLedger(clientCheck({ ledger: 'accounts_payable', ...years }));
    expect(finding).toMatchObject({
      code: 'LEDGER_MISSING',
      subject: { kind: 'ledger', id: 'accounts_payable' },
    });
    expect(finding && describeFinding(finding, 'de').title).toBe(
      'Rechnungseingangsbuch ist für Januar 2026 nicht eingerichtet',
    );
  });

  it('takes only the year that ends on the day before, not one with a gap', () => {
    const years = withYears(
      fiscalYear('2024-01-01', '2024-12-31'),
      fiscalYear('2026-01-01', '2026-12-31', { accountsReceivable: false }),
    );
    expect(codesOf(checkLedger(clientCheck(years)))).toEqual(['LEDGER_MISSING']);
  });

  it('looks at the year before where the own year does not exist yet', () => {
    const has = clientCheck({ month: month('2027-01') });
    expect(codesOf(checkLedger(has))).toEqual(['LEDGER_FROM_PREVIOUS_YEAR']);
    const hasNot = clientCheck({
      month: month('2027-01'),
      ...withYears(fiscalYear('2026-01-01', '2026-12-31', { accountsReceivable: false })),
    });
    expect(codesOf(checkLedger(hasNot))).toEqual(['LEDGER_MISSING']);
  });
});

describe('changes since the snapshot before (M5)', () => {
  it('shows every difference, by what it means for the transfer', () => {
    const clientId = '455148-1';
    const year = '2026-01-01/2026-12-31';
    const findings = checkConfigurationChanges(clientCheck(), [
      { code: 'CONFIGURATION_ACCOUNT_LENGTH_CHANGED', params: { clientId, year, before: '4', after: '6' } },
      { code: 'CONFIGURATION_LEDGER_ADDED', params: { clientId, year, ledger: 'cash' } },
    ]);
    expect(findings).toMatchObject([
      { severity: 'warning', owner: 'adviser' },
      { severity: 'hint', owner: 'adviser' },
    ]);
    expect(findings.map((finding) => describeFinding(finding, 'en').title)).toEqual([
      'The account length has changed: 4 → 6',
      'The cash book is newly set up in fiscal year 1 January 2026 – 31 December 2026',
    ]);
  });
});
