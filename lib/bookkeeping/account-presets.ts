import { proposeAccount } from './account-length';
import type { AccountRow } from './account-table';
import type { Direction, TaxCase } from './invoice';

/** The two charts of accounts a company usually has; DATEV does not tell which, so the Berater is asked. */
export const chartsOfAccounts = ['skr03', 'skr04'] as const;
export type ChartOfAccounts = (typeof chartsOfAccounts)[number];

type PresetCase = readonly [Direction, TaxCase, string, skr03: string | null, skr04: string | null];

/**
 * Only cases for which at least two independent sources name the same account; for everything else the Berater enters the
 * row himself (B4). All of these are automatic accounts, so none carries a key.
 */
const cases: readonly PresetCase[] = [
  ['outgoing', 'domestic', '19.00', '8400', '4400'],
  ['outgoing', 'domestic', '7.00', '8300', '4300'],
  ['outgoing', 'exempt', '0.00', '8100', null],
  ['outgoing', 'export', '0.00', '8120', '4120'],
  ['outgoing', 'intra_eu_supply', '0.00', '8125', '4125'],
  ['incoming', 'domestic', '19.00', '3400', '5400'],
  ['incoming', 'domestic', '7.00', '3300', '5300'],
  ['incoming', 'intra_eu_acquisition', '19.00', '3425', '5425'],
  ['incoming', 'intra_eu_acquisition', '7.00', '3420', '5420'],
  ['incoming', 'reverse_charge', '19.00', '3120', '5925'],
  ['incoming', 'reverse_charge', '7.00', '3110', null],
];

/** The rows of a chart at its printed length of four digits, as proposals: the Berater confirms each one. */
export function presetRows(chart: ChartOfAccounts): AccountRow[] {
  return cases.flatMap(([direction, taxCase, taxRate, skr03, skr04]) => {
    const accountNo = chart === 'skr03' ? skr03 : skr04;
    if (accountNo === null) return [];
    return [
      {
        direction,
        taxCase,
        taxRate,
        rule: '',
        accountNo,
        taxKey: null,
        isAutomatic: true,
        state: 'proposed',
      },
    ];
  });
}

/** Whether this is the chart's standard row of its case, whatever the account length; a row with a key of its own is not. */
export function isPresetRow(chart: ChartOfAccounts, row: AccountRow): boolean {
  return presetRows(chart).some(
    (standard) =>
      standard.direction === row.direction &&
      standard.taxCase === row.taxCase &&
      standard.taxRate === row.taxRate &&
      standard.rule === row.rule &&
      standard.taxKey === row.taxKey &&
      standard.isAutomatic === row.isAutomatic &&
      proposeAccount(standard.accountNo, row.accountNo.length) === row.accountNo,
  );
}
