import { describe, expect, it } from 'vitest';
import { fillText } from '@/lib/preflight/finding-text';

function inBoth(form: string, value: string): string[] {
  const text = `{value|${form}}`;
  return [fillText(text, { value }, 'de'), fillText(text, { value }, 'en')];
}

describe('values in the texts of findings (U2)', () => {
  it.each([
    ['amount', '1309.00', '1.309,00', '1,309.00'],
    ['amount', '-1.309,5', '-1.309,5', '-1.309,5'],
    ['amount', '-1234567,89', '-1.234.567,89', '-1,234,567.89'],
    ['amount', '1.309,00 EUR', '1.309,00 EUR', '1,309.00 EUR'],
    ['amount', '5', '5,00', '5.00'],
    ['amount', '0.5', '0,50', '0.50'],
    ['amount', 'zwölf', 'zwölf', 'zwölf'],
    ['field', 'partner.name', 'Name des Geschäftspartners', 'Name of the partner'],
    ['field', 'somethingElse', 'somethingElse', 'somethingElse'],
    ['percent', '19.00', '19 %', '19 %'],
    ['percent', '7,7 %', '7,7 %', '7.7 %'],
    ['percent', '*', '*', '*'],
    ['date', '2026-01-05', '05.01.2026', '5 January 2026'],
    ['date', '05.01.2026', '05.01.2026', '5 January 2026'],
    ['date', 'gestern', 'gestern', 'gestern'],
    ['month', '2026-03', 'März 2026', 'March 2026'],
    ['month', '03/2026', 'März 2026', 'March 2026'],
    ['month', '2026-13', '13 2026', '13 2026'],
    ['period', '2026-01-01/2026-12-31', '01.01.2026–31.12.2026', '1 January 2026 – 31 December 2026'],
    [
      'period',
      '2025-07-01/2026-06-30, 2026-07-01/2027-06-30',
      '01.07.2025–30.06.2026, 01.07.2026–30.06.2027',
      '1 July 2025 – 30 June 2026, 1 July 2026 – 30 June 2027',
    ],
    ['time', '2026-07-01T06:30:00.000Z', '01.07.2026 08:30', '1 July 2026, 08:30'],
    ['time', '2026-12-31T23:30:00Z', '01.01.2027 00:30', '1 January 2027, 00:30'],
    ['time', 'bald', 'bald', 'bald'],
    ['days', '0', 'weniger als einen Tag', 'less than a day'],
    ['days', '1', '1 Tag', '1 day'],
    ['days', '7', '7 Tage', '7 days'],
    ['bytes', '512000', '512 kB', '512 kB'],
    ['bytes', '20500000', '20,5 MB', '20.5 MB'],
    ['bytes', '20,5 MB', '20,5 MB', '20.5 MB'],
    ['bytes', 'viel', 'viel', 'viel'],
    [
      'ledger',
      'accounts_payable, cash',
      'Rechnungseingangsbuch, Kassenbuch',
      'incoming invoice ledger, cash book',
    ],
    [
      'taxCase',
      'reverse_charge',
      'Steuerschuldnerschaft des Leistungsempfängers (§ 13b UStG)',
      'reverse charge',
    ],
    ['direction', 'Ausgangsrechnung', 'Ausgangsrechnung', 'outgoing invoice'],
    ['operation', 'createJob', 'Anlegen des Auftrags', 'creation of the job'],
    ['ledger', 'something_else', 'something_else', 'something_else'],
  ])('%s of %s', (form, value, german, english) => {
    expect(inBoth(form, value)).toEqual([german, english]);
  });
});
