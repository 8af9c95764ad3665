import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '@/lib/bookkeeping/calendar';
import { buildExtfPartners, type ExtfPartnersInput } from '@/lib/datev/extf/build-extf-partners';
import type { ExtfPartner } from '@/lib/datev/extf/partner';
import { readExtf, readExtfHeader } from '@/lib/datev/extf/read-extf';
import { splitVatId } from '@/lib/datev/extf/vat-id';
import { encodeCp1252 } from '@/lib/datev/text-encoding/cp1252';
import { foreignCheck, hasForeignChecks } from '@/tests/unit/payroll/foreign-checks';

function partner(over: Partial<ExtfPartner> = {}): ExtfPartner {
  return {
    key: 'K100',
    kind: 'customer',
    accountNo: '10001',
    name: 'Möbel Müller & Söhne GmbH',
    person: null,
    vatId: 'DE133546770',
    street: 'Nelkenstraße 125',
    addressSupplement: null,
    postalCode: '90482',
    city: 'Nürnberg',
    country: 'DE',
    phone: null,
    email: 'rechnung@example.org',
    iban: 'DE02120300000000202051',
    bic: 'BYLADEM1001',
    customerNumber: 'K100',
    paymentDays: 14,
    ...over,
  };
}

const input = (
  partners: readonly ExtfPartner[],
  over: Partial<ExtfPartnersInput> = {},
): ExtfPartnersInput => ({
  consultantNumber: 455148,
  clientNumber: 1,
  fiscalYearStart: '2026-01-01' as IsoDate,
  accountLength: 4,
  partners,
  createdAt: new Date('2026-01-31T09:15:00.042Z'),
  ...over,
});

/** Filled columns of the first row, by name. */
function rowOf(
  partners: readonly ExtfPartner[],
  over: Partial<ExtfPartnersInput> = {},
): Record<string, string> {
  const read = readExtf(buildExtfPartners(input(partners, over)).files[0]?.content ?? '');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const names = read.value.columnNames.map(({ text }) => text);
  const cells = read.value.rows[0] ?? [];
  return Object.fromEntries(
    names.map((name, index) => [name, cells[index]?.text ?? '']).filter(([, text]) => text !== ''),
  );
}

function outcomes(partners: readonly ExtfPartner[]) {
  return buildExtfPartners(input(partners)).warnings.map(({ record, outcome, problems }) => [
    record.key,
    outcome,
    ...problems.map(({ code }) => code),
  ]);
}

describe('Debitoren/Kreditoren as EXTF 700 (K5)', () => {
  it('fills the columns of an invoice partner and leaves the others empty', () => {
    expect(outcomes([partner()])).toEqual([]);
    expect(rowOf([partner()])).toEqual({
      Konto: '10001',
      'Name (Adressattyp Unternehmen)': 'Möbel Müller & Söhne GmbH',
      Adressattyp: '2',
      'EU-Land': 'DE',
      'EU-UStID': '133546770',
      Adressart: 'STR',
      Straße: 'Nelkenstraße 125',
      Postleitzahl: '90482',
      Ort: 'Nürnberg',
      Land: 'DE',
      'Kennz. Korrespondenzadresse': '1',
      'E-Mail': 'rechnung@example.org',
      'Länderkennzeichen 1': 'DE',
      'IBAN-Nr. 1': 'DE02120300000000202051',
      'SWIFT-Code 1': 'BYLADEM1001',
      'Kennz. Hauptbankverb. 1': '1',
      'Kunden-/Lief.-Nr.': 'K100',
      'Fälligkeit in Tagen (Debitor)': '14',
    });
  });

  it('writes the header DATEV’s data centre checks', () => {
    const [file] = buildExtfPartners(input([partner()])).files;
    expect(file?.name).toBe('EXTF_Stammdaten.csv');
    expect(file?.content.split('\r\n')[0]).toBe(
      '"EXTF";700;16;"Debitoren/Kreditoren";5;20260131101500042;;"RE";"Belegbote";"";455148;1;20260101;4;;;"Debitoren und Kreditoren";"";;;;"";;"";;;"";;;"";""',
    );
    const read = readExtf(file?.content ?? '');
    expect(read.ok && readExtfHeader(read.value)).toMatchObject({
      category: 16,
      consultantNumber: 455148,
      clientNumber: 1,
    });
  });

  it('fills only the name columns of a natural person', () => {
    const row = rowOf([partner({ person: { firstName: 'Hans', lastName: 'Mustermeier' } })]);
    expect(row).toMatchObject({
      Adressattyp: '1',
      'Name (Adressattyp natürl. Person)': 'Mustermeier',
      'Vorname (Adressattyp natürl. Person)': 'Hans',
    });
    expect(row).not.toHaveProperty('Name (Adressattyp Unternehmen)');
  });

  it('gives no term of payment to a Kreditor', () => {
    const row = rowOf([partner({ kind: 'supplier', accountNo: '70001' })]);
    expect(row).not.toHaveProperty('Fälligkeit in Tagen (Debitor)');
  });

  it.each([
    [{ accountNo: null }, 'PARTNER_EXPORT_ACCOUNT_MISSING'],
    [{ accountNo: '1001' }, 'PARTNER_EXPORT_ACCOUNT_RANGE'],
    [{ accountNo: '100010' }, 'PARTNER_EXPORT_ACCOUNT_RANGE'],
    [{ accountNo: '70001' }, 'PARTNER_EXPORT_ACCOUNT_RANGE'],
    [{ kind: 'supplier' as const }, 'PARTNER_EXPORT_ACCOUNT_RANGE'],
  ])('%o: skipped and named, the others go (K4)', (over, code) => {
    const all = [partner({ key: 'bad', ...over }), partner({ accountNo: '10002' })];
    expect(outcomes(all)).toEqual([['bad', 'skipped', code]]);
    expect(rowOf(all).Konto).toBe('10002');
  });

  it('leaves out partners that share an account: one would overwrite the other', () => {
    const all = [
      partner(),
      partner({ key: 'K200', name: 'Zweite AG' }),
      partner({ key: 'K3', accountNo: '10003' }),
    ];
    expect(outcomes(all)).toEqual([
      ['K100', 'skipped', 'PARTNER_EXPORT_ACCOUNT_SHARED'],
      ['K200', 'skipped', 'PARTNER_EXPORT_ACCOUNT_SHARED'],
    ]);
    expect(rowOf(all).Konto).toBe('10003');
  });

  it.each<[Partial<ExtfPartner>, string, Record<string, string | undefined>]>([
    [
      { name: 'x'.repeat(51) },
      'PARTNER_EXPORT_TEXT_SHORTENED',
      { 'Name (Adressattyp Unternehmen)': 'x'.repeat(50) },
    ],
    [
      { street: 'Straße des 17. Juni, Hinterhof, Aufgang 3' },
      'PARTNER_EXPORT_TEXT_SHORTENED',
      { Straße: 'Straße des 17. Juni, Hinterhof, Aufg' },
    ],
    [{ city: 'Łódź' }, 'PARTNER_EXPORT_TEXT_RESPELLED', { Ort: 'Lódz' }],
    [
      { name: '王 Trading' },
      'PARTNER_EXPORT_CHARACTERS_LOST',
      { 'Name (Adressattyp Unternehmen)': 'Trading' },
    ],
    [{ postalCode: '12345678901' }, 'PARTNER_EXPORT_VALUE_LEFT_OUT', { Postleitzahl: undefined }],
    [
      { customerNumber: 'KUNDE-2026-00000001' },
      'PARTNER_EXPORT_VALUE_LEFT_OUT',
      { 'Kunden-/Lief.-Nr.': undefined },
    ],
    [
      { vatId: 'CHE123456789' },
      'PARTNER_EXPORT_VALUE_LEFT_OUT',
      { 'EU-UStID': undefined, 'EU-Land': undefined },
    ],
    [
      { iban: 'DE00120300000000202051' },
      'PARTNER_EXPORT_VALUE_LEFT_OUT',
      { 'IBAN-Nr. 1': undefined, 'SWIFT-Code 1': undefined },
    ],
    [{ paymentDays: 1000 }, 'PARTNER_EXPORT_VALUE_LEFT_OUT', { 'Fälligkeit in Tagen (Debitor)': undefined }],
  ])('%o: altered, told, and still there (K4)', (over, code, expected) => {
    expect(outcomes([partner(over)])).toEqual([['K100', 'altered', code]]);
    const row = rowOf([partner(over)]);
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, row[name]]))).toEqual(expected);
  });

  it('has no file without partners, and refuses numbers no dataset has', () => {
    expect(buildExtfPartners(input([])).files).toEqual([]);
    expect(() => buildExtfPartners(input([partner()], { consultantNumber: 999 }))).toThrow(RangeError);
    expect(() => buildExtfPartners(input([partner()], { accountLength: 9 }))).toThrow();
  });

  it('splits VAT ids into DATEV’s two columns', () => {
    expect(splitVatId('DE 133 546 770')).toEqual({ country: 'DE', number: '133546770' });
    expect(splitVatId('GR094014201')).toEqual({ country: 'EL', number: '094014201' });
    expect(splitVatId('EL094014201')).toEqual({ country: 'EL', number: '094014201' });
    expect(splitVatId('ATU12345678')).toEqual({ country: 'AT', number: 'U12345678' });
    expect(splitVatId('133546770')).toBeNull();
  });
});

describe.skipIf(!hasForeignChecks)('the foreign checker extf_check.py (K5)', () => {
  const check = (partners: readonly ExtfPartner[], over: Partial<ExtfPartnersInput> = {}) =>
    buildExtfPartners(input(partners, over)).files.map(({ name, content }) =>
      foreignCheck('extf_check.py', name, encodeCp1252(content), '455148-1'),
    );

  it('accepts customers, suppliers, people, and every account length', () => {
    expect(
      check([
        partner(),
        partner({
          key: 'L',
          kind: 'supplier',
          accountNo: '70001',
          person: { firstName: 'Eva', lastName: 'Muster' },
        }),
      ]),
    ).toEqual(['OK']);
    for (const accountLength of [4, 5, 6, 7, 8]) {
      const accountNo = `1${'0'.repeat(accountLength - 1)}7`;
      expect(check([partner({ accountNo })], { accountLength })).toEqual(['OK']);
    }
  });

  it('accepts whatever partners are called', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.constantFrom('=SUM(A1)', '";"', '@x', 'Zeile\r\nzwei', '"EXTF";700'),
        (name, city, street) => {
          for (const result of check([partner({ name, city, street })])) expect(result).toBe('OK');
        },
      ),
      { numRuns: 12 },
    );
  });

  it('cuts into files of 99,999', () => {
    const many = Array.from({ length: 100_001 }, (_, index) =>
      partner({ key: `K${index}`, accountNo: String(1_000_000 + index) }),
    );
    const { files } = buildExtfPartners(input(many, { accountLength: 6 }));
    expect(files.map(({ name }) => name)).toEqual(['EXTF_Stammdaten.csv', 'EXTF_Stammdaten_2.csv']);
    expect(files[1]?.content.trimEnd().split('\r\n')).toHaveLength(4);
  });
});
