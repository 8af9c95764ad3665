import { describe, expect, it } from 'vitest';
import { parseIsoDate } from '@/lib/bookkeeping/calendar';
import { compareBasics } from '@/lib/connection/compare-basics';
import type { ClientBasics, FiscalYear } from '@/lib/datev/dxso/types';
import { catalogue } from '@/lib/preflight/catalogue';

const day = (text: string) => parseIsoDate(text) ?? expect.fail(text);
const year = (number: number, more: Partial<FiscalYear> = {}): FiscalYear => ({
  start: day(`${number}-01-01`),
  end: day(`${number}-12-31`),
  accountLength: 4,
  accountsPayable: true,
  accountsReceivable: true,
  cash: false,
  ...more,
});
const basics = (fiscalYears: FiscalYear[], more: Partial<ClientBasics> = {}): ClientBasics => ({
  consultantNumber: 455148,
  clientNumber: 1,
  name: 'Muster GmbH 1',
  isDocumentManagementAvailable: true,
  fiscalYears,
  ...more,
});
const clientId = '455148-1';
const period2026 = '2026-01-01/2026-12-31';

describe('what changed at DATEV since the day before (M5)', () => {
  it('is nothing when nothing changed', () => {
    expect(compareBasics(basics([year(2025), year(2026)]), basics([year(2025), year(2026)]))).toEqual([]);
  });

  it.each<[string, ClientBasics, ClientBasics, object[]]>([
    [
      'another name',
      basics([]),
      basics([], { name: 'Muster AG' }),
      [
        {
          code: 'CONFIGURATION_NAME_CHANGED',
          params: { clientId, before: 'Muster GmbH 1', after: 'Muster AG' },
        },
      ],
    ],
    [
      'Belege online gone',
      basics([]),
      basics([], { isDocumentManagementAvailable: false }),
      [{ code: 'CONFIGURATION_DOCUMENT_MANAGEMENT_REMOVED', params: { clientId } }],
    ],
    [
      'Belege online new',
      basics([], { isDocumentManagementAvailable: false }),
      basics([]),
      [{ code: 'CONFIGURATION_DOCUMENT_MANAGEMENT_ADDED', params: { clientId } }],
    ],
    [
      'a year more, a year less',
      basics([year(2024), year(2025)]),
      basics([year(2025), year(2026, { cash: true, accountsPayable: false })]),
      [
        { code: 'CONFIGURATION_YEAR_REMOVED', params: { clientId, year: '2024-01-01/2024-12-31' } },
        {
          code: 'CONFIGURATION_YEAR_ADDED',
          params: { clientId, year: period2026, accountLength: '4', ledgers: 'accounts_receivable, cash' },
        },
      ],
    ],
    [
      'another account length',
      basics([year(2026)]),
      basics([year(2026, { accountLength: 6 })]),
      [
        {
          code: 'CONFIGURATION_ACCOUNT_LENGTH_CHANGED',
          params: { clientId, year: period2026, before: '4', after: '6' },
        },
      ],
    ],
    [
      'ledgers switched',
      basics([year(2026)]),
      basics([year(2026, { cash: true, accountsReceivable: false })]),
      [
        {
          code: 'CONFIGURATION_LEDGER_REMOVED',
          params: { clientId, year: period2026, ledger: 'accounts_receivable' },
        },
        { code: 'CONFIGURATION_LEDGER_ADDED', params: { clientId, year: period2026, ledger: 'cash' } },
      ],
    ],
    [
      'a year shortened at its end',
      basics([year(2026)]),
      basics([year(2026, { end: day('2026-06-30') })]),
      [
        {
          code: 'CONFIGURATION_YEAR_DATES_CHANGED',
          params: { clientId, before: period2026, after: '2026-01-01/2026-06-30' },
        },
      ],
    ],
    [
      'a year that starts later',
      basics([year(2026)]),
      basics([year(2026, { start: day('2026-07-01') })]),
      [
        {
          code: 'CONFIGURATION_YEAR_DATES_CHANGED',
          params: { clientId, before: period2026, after: '2026-07-01/2026-12-31' },
        },
      ],
    ],
  ])('%s', (_name, previous, current, expected) => {
    expect(compareBasics(previous, current)).toEqual(expected);
  });

  it('has texts for every difference', () => {
    const found = [
      ...compareBasics(
        basics([year(2024), year(2025), year(2026)]),
        basics([year(2026, { accountLength: 5, cash: true }), year(2027)], {
          name: 'X',
          isDocumentManagementAvailable: false,
        }),
      ),
      ...compareBasics(
        basics([year(2026, { cash: true })], { isDocumentManagementAvailable: false }),
        basics([year(2026, { end: day('2026-06-30') })]),
      ),
    ];
    expect(found.length).toBeGreaterThan(8);
    for (const { code } of found) expect(Object.keys(catalogue)).toContain(code);
  });
});
