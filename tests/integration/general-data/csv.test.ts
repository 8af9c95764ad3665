import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeCp1252 } from '@/lib/datev/text-encoding/cp1252';
import { readTable } from '@/lib/documents/csv/read-table';
import { importPeople, previewPeople } from '@/lib/general-data/csv/import-people';
import { openFields, proposePeopleColumns } from '@/lib/general-data/csv/propose-columns';
import type { PeopleRow } from '@/lib/general-data/csv/read-people-row';
import { getEmployee } from '@/lib/general-data/people/list-people';
import { saveSettings } from '@/lib/general-data/settings/save-settings';
import { createTestPlatform, movableClock, type TestPlatform } from '@/tests/support/platform';
import type { CompanyScene } from '../identity/scene';
import { makePayrollCompany } from './scene';

let platform: TestPlatform;
let company: CompanyScene;

beforeAll(async () => {
  platform = await createTestPlatform({ clock: movableClock(new Date('2026-02-17T10:00:00Z')) });
});
afterAll(() => platform.close());

/** Twenty people as Excel writes them in Germany; three lines are faulty. */
function twentyPeople(): string {
  const head =
    'Pers.-Nr.;Vorname;Nachname;Geb.-Datum;Straße;Hausnr;PLZ;Ort;Land;Eintritt;StKl;Wochenstunden;Notiz';
  const line = (number: string, birth = '01.02.1980', taxClass = '1') =>
    `${number};Vorname ${number};Nachname ${number};${birth};Ringstraße;${number};90402;Nürnberg;Deutschland;01.04.2025;${taxClass};38,5;egal`;
  const good = Array.from({ length: 17 }, (_, index) => line(String(100 + index)));
  const faulty = [line('0'), line('100'), line('300', '01.02.80', '9')];
  return [head, ...good.slice(0, 9), ...faulty, ...good.slice(9)].join('\r\n');
}

function rowsOf(text: string, kind: 'employees' | 'compensations' | 'time_offs'): PeopleRow[] {
  const table = readTable(encodeCp1252(text), { encoding: 'auto', delimiter: 'auto' });
  if (!table.ok) throw new Error(JSON.stringify(table.problems));
  const columns = proposePeopleColumns(kind, table.value.headers);
  expect(openFields(kind, columns)).toEqual([]);
  const places = Object.entries(columns).map(
    ([key, header]) => [key, table.value.headers.indexOf(header)] as const,
  );
  return table.value.rows.map(({ line, cells }) => ({
    line,
    values: Object.fromEntries(places.map(([key, place]) => [key, cells[place] ?? ''])),
  }));
}

describe('people by CSV (K7)', () => {
  it('previews and imports twenty people with three faulty lines, which are mended', async () => {
    company = await makePayrollCompany(platform, 'Tabelle GmbH');
    const rows = rowsOf(twentyPeople(), 'employees');
    const preview = await previewPeople(platform, company.admin, { kind: 'employees', rows });
    const refused = preview.filter(({ kind }) => kind === 'refused');
    expect(refused.map(({ line, problems }) => [line, problems.map(({ code }) => code)])).toEqual([
      [11, ['PERSONNEL_NUMBER_RANGE']],
      [12, ['CSV_LINE_TWICE']],
      [13, ['CSV_VALUE_UNREADABLE', 'PAYROLL_VALUE_RANGE']],
    ]);
    const mine = { companyId: company.companyId };
    expect(await platform.db.employee.count({ where: mine })).toBe(0);

    const imported = await importPeople(platform, company.admin, { kind: 'employees', rows });
    expect(imported.filter(({ kind }) => kind === 'created')).toHaveLength(17);
    const faulty = rows.filter(({ line }) => line >= 11 && line <= 13);
    const mended = [
      { personnelNumber: '201' },
      { personnelNumber: '202' },
      { birthDate: '01.02.1980', taxClass: '3' },
    ].map((values, index): PeopleRow => {
      const row = faulty[index];
      if (!row) throw new Error('no such line');
      return { ...row, values: { ...row.values, ...values } };
    });
    const again = await importPeople(platform, company.admin, { kind: 'employees', rows: mended });
    expect(again.map(({ kind }) => kind)).toEqual(['created', 'created', 'created']);
    const person = await getEmployee(platform, company.admin, 'remote:108');
    expect(person?.employee).toMatchObject({
      externalId: '108',
      lastName: 'Nachname 108',
      birthDate: '1980-02-01',
      street: 'Ringstraße',
      country: 'DE',
      weeklyHours: '38.50',
      taxClass: 1,
    });
  });

  it('leaves what an empty cell or a missing column does not say, and tells whom a line would overwrite', async () => {
    const text =
      'Personalnummer,Vorname,Nachname,Ort\n108,Anders,Heißer,\n109,Vorname 109,Nachname 109,Fürth';
    const [first, second] = await importPeople(platform, company.admin, {
      kind: 'employees',
      rows: rowsOf(text, 'employees'),
    });
    expect(first).toMatchObject({ kind: 'changed', overwrites: 'Vorname 108 Nachname 108' });
    expect(second).toMatchObject({ kind: 'changed', overwrites: null });
    const person = await getEmployee(platform, company.admin, 'remote:108');
    expect(person?.employee).toMatchObject({ lastName: 'Heißer', city: 'Nürnberg', weeklyHours: '38.50' });
  });

  it('reads wages with names of Lohnarten and absences with words, by Personalnummer', async () => {
    await saveSettings(platform, company.adviser, { wageTypes: [{ name: 'Grundgehalt', wageType: 200 }] });
    const wages = [
      'PersNr;Zeitraum;Betrag;Lohnart;Gültig ab',
      '100;Monat;4.500,50 €;Grundgehalt;01.03.2026',
      '100;Stunde;25,00;;01.03.2026',
      '101;Monat;4500;Bonus;01.03.2026',
      '999;Monat;4500;200;01.03.2026',
    ].join('\n');
    const outcomes = await importPeople(platform, company.admin, {
      kind: 'compensations',
      rows: rowsOf(wages, 'compensations'),
    });
    expect(outcomes.map(({ kind, problems }) => [kind, problems[0]?.code])).toEqual([
      ['created', undefined],
      ['created', undefined],
      ['refused', 'WAGE_TYPE_NAME_UNKNOWN'],
      ['refused', 'EMPLOYEE_UNKNOWN'],
    ]);
    const stored = await platform.db.compensation.findMany({ orderBy: { period: 'desc' } });
    expect(stored.map(({ amountCents, wageType }) => [amountCents, wageType])).toEqual([
      [450050n, 200],
      [2500n, null],
    ]);
    const absences =
      'PersNr;Art;Von;Bis;Status;Stunden\n100;vacation;02.03.2026;06.03.2026;genehmigt;\n100;Arzt;09.03.2026;09.03.2026;ja;2,5';
    const times = await importPeople(platform, company.admin, {
      kind: 'time_offs',
      rows: rowsOf(absences, 'time_offs'),
    });
    expect(times.map(({ kind }) => kind)).toEqual(['created', 'created']);
  });
});
