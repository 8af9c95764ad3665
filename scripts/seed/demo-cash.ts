import type { AccountingMonth } from '@/lib/bookkeeping/calendar';

/** A month of the demo cash book; the balance never falls below zero. */
export function demoCashEntries(month: AccountingMonth, isFirst: boolean) {
  const day = (number: number) => `${month}-${String(number).padStart(2, '0')}`;
  const entry = (key: string, date: string, amount: string, text: string, more: object = {}) => ({
    externalId: `demo-${month}-k${key}`,
    date,
    amount,
    text,
    ...more,
  });
  return [
    ...(isFirst ? [entry('0', day(1), '500.00', 'Anfangsbestand von der Bank', { accountNo: '1360' })] : []),
    entry('1', day(4), '119.00', 'Barverkauf Stuhl', {
      taxRate: '19.00',
      accountNo: '8400',
      number: `K-${month.replace('-', '')}1`,
    }),
    entry('2', day(8), '-23.80', 'Porto und Päckchen', { accountNo: '4910' }),
    entry('3', day(15), '53.50', 'Barverkauf Fachbuch', {
      taxRate: '7.00',
      accountNo: '8300',
      number: `K-${month.replace('-', '')}2`,
    }),
    entry('4', day(25), '-41.65', 'Blumen für die Ausstellung', { taxRate: '19.00', accountNo: '3400' }),
  ];
}
