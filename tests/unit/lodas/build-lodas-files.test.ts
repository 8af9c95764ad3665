import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import { cents } from '@/lib/bookkeeping/money';
import type { AsciiFiles, GeneralDataInput } from '@/lib/bookkeeping/payroll/ascii-files';
import type { Compensation, Employee, PayrollMovement, TimeOff } from '@/lib/bookkeeping/payroll/types';
import { buildLodasFiles } from '@/lib/datev/lodas/build-lodas-files';
import { buildLodasMovementFiles } from '@/lib/datev/lodas/build-lodas-movement-files';
import { readLodas } from '@/lib/datev/lodas/read-lodas';
import { encodeCp1252 } from '@/lib/datev/text-encoding/cp1252';
import { foreignCheck, hasForeignChecks } from '@/tests/unit/payroll/foreign-checks';
import { compensation, day, employee, mapping, timeOff, today } from '@/tests/unit/payroll/people';

function input(over: Partial<GeneralDataInput> = {}): GeneralDataInput {
  return {
    consultantNumber: 455148,
    clientNumber: 1,
    mapping,
    employees: [],
    compensations: [],
    timeOffs: [],
    today,
    firstOpenMonth: null,
    ...over,
  };
}

/** Values of a table's only row, by field. */
function rowOf({ files }: AsciiFiles, table: string): Record<string, string> {
  const read = readLodas(files[0]?.content ?? '');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const type = read.value.recordTypes.find((candidate) => candidate.table === table);
  const row = [...read.value.masterData, ...read.value.movements].find(
    ({ recordType }) => recordType === type?.number,
  );
  return Object.fromEntries(
    (type?.fields ?? []).map((field, index) => [field.split('#')[0] ?? '', row?.values[index]?.text ?? '']),
  );
}

function outcomes({ warnings }: AsciiFiles) {
  return warnings.map(({ record, outcome, problems }) => [
    record.key,
    outcome,
    ...problems.map(({ code }) => code),
  ]);
}

const changed = (over: Partial<Employee> = {}) => ({
  employee: employee(over),
  validFrom: day('2026-02-01'),
});
const codes = { ...mapping, lodasGenderCodes: { male: '0' }, lodasPaymentMethod: 5 as const };

describe('LODAS master data (K2)', () => {
  it('carries an employee in the tables and fields the sources agree on', () => {
    const built = buildLodasFiles(input({ mapping: codes, employees: [changed()] }));
    expect(outcomes(built)).toEqual([]);
    expect(built.files.map(({ name, kind, month }) => [name, kind, month])).toEqual([
      ['LODAS_Stammdaten_2026-02.txt', 'psd', '2026-02'],
    ]);
    expect(rowOf(built, 'u_lod_psd_mitarbeiter')).toEqual({
      pnr: '26',
      duevo_familienname: 'Müller',
      duevo_vorname: 'Jörg',
      geburtsdatum_ttmmjj: '07.06.1949',
      gebort: 'Nürnberg',
      geschlecht: '0',
      staatsangehoerigkeit: '000',
      sozialversicherung_nr: '15070649C103',
      email: 'joerg@example.org',
      adresse_strassenname: 'Baustraße',
      adresse_strasse_nr: '27',
      adresse_plz: '90482',
      adresse_ort: 'Nürnberg',
      adresse_nation_kz: 'D',
    });
    expect(rowOf(built, 'u_lod_psd_beschaeftigung')).toEqual({ pnr: '26', eintrittdatum: '01.02.2026' });
    expect(rowOf(built, 'u_lod_psd_taetigkeit')).toEqual({
      pnr: '26',
      berufsbezeichnung: 'Entwickler',
      persgrs: '101',
    });
    expect(rowOf(built, 'u_lod_psd_arbeitszeit_regelm')).toEqual({ pnr: '26', az_wtl_indiv: '38,5' });
    expect(rowOf(built, 'u_lod_psd_steuer')).toEqual({
      pnr: '26',
      identifikationsnummer: '86095742719',
      st_klasse: '1',
      kfb_anzahl: '0,5',
      konf_an: 'ev',
    });
    expect(rowOf(built, 'u_lod_psd_sozialversicherung')).toEqual({
      pnr: '26',
      kv_bgrs: '1',
      rv_bgrs: '1',
      av_bgrs: '1',
      pv_bgrs: '1',
    });
    expect(rowOf(built, 'u_lod_psd_ma_bank')).toEqual({
      pnr: '26',
      ma_bank_zahlungsart: '5',
      ma_iban: 'DE02120300000000202051',
      ma_bic: 'BYLADEM1001',
    });
  });

  it('states its settings once, with the month it is valid from', () => {
    const { content = '' } = buildLodasFiles(input({ employees: [changed()] })).files[0] ?? {};
    const read = readLodas(content);
    expect(read.ok && Object.fromEntries(read.value.general)).toEqual({
      Ziel: 'LODAS',
      Version_SST: '1.0',
      BeraterNr: '455148',
      MandantenNr: '1',
      Feldtrennzeichen: ';',
      Zahlenkomma: ',',
      Datumsformat: 'TT.MM.JJJJ',
      Stringbegrenzer: '"',
      Kommentarzeichen: '*',
      StammdatenGueltigAb: '01.02.2026',
      BetrieblichePNrVerwenden: 'Nein',
    });
    expect(content.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('never writes an empty value: it might erase what the Berater has entered', () => {
    const built = buildLodasFiles(
      input({
        employees: [changed(), changed({ externalId: 'e-2', personnelNumber: 2, email: null, street: null })],
      }),
    );
    const read = readLodas(built.files[0]?.content ?? '');
    expect(read.ok && read.value.masterData.every(({ values }) => values.every((value) => value?.text))).toBe(
      true,
    );
  });

  it('makes one file an effective month', () => {
    const built = buildLodasFiles(
      input({
        employees: [changed()],
        compensations: [compensation({ validFrom: day('2026-04-01') })],
        timeOffs: [timeOff({ from: day('2026-03-02'), to: day('2026-03-06') })],
      }),
    );
    expect(built.files.map(({ name }) => name)).toEqual([
      'LODAS_Stammdaten_2026-02.txt',
      'LODAS_Stammdaten_2026-03.txt',
      'LODAS_Stammdaten_2026-04.txt',
    ]);
  });

  it('makes no file of nothing', () => {
    expect(buildLodasFiles(input())).toEqual({ files: [], warnings: [] });
  });

  it('writes a foreign postal code into its own field, and tells of a country without key', () => {
    const dutch = buildLodasFiles(input({ employees: [changed({ country: 'NL', postalCode: '1012 AB' })] }));
    expect(rowOf(dutch, 'u_lod_psd_mitarbeiter')).toMatchObject({
      adresse_plz_ausland: '1012 AB',
      adresse_nation_kz: 'NL',
    });
    expect(rowOf(dutch, 'u_lod_psd_mitarbeiter')).not.toHaveProperty('adresse_plz');
    const japanese = buildLodasFiles(
      input({ mapping: codes, employees: [changed({ country: 'JP', nationality: 'JP' })] }),
    );
    expect(outcomes(japanese)).toEqual([['e-26', 'altered', 'PAYROLL_COUNTRY_UNMAPPED']]);
    expect(rowOf(japanese, 'u_lod_psd_mitarbeiter')).toMatchObject({ staatsangehoerigkeit: '442' });
  });

  it('leaves out codes nobody has entered, and says so once for the employee (K4)', () => {
    const built = buildLodasFiles(input({ employees: [changed({ maritalStatus: 'married' })] }));
    expect(outcomes(built)).toEqual([['e-26', 'altered', 'PAYROLL_FIELD_LEFT_OUT']]);
    expect(built.warnings[0]?.problems[0]?.params).toEqual({
      record: 'Jörg Müller (26)',
      field: 'Geschlecht, Familienstand, Zahlungsart',
    });
    expect(rowOf(built, 'u_lod_psd_mitarbeiter')).not.toHaveProperty('geschlecht');
  });

  it('never lets a faulty record block the others (K4)', () => {
    const built = buildLodasFiles(
      input({
        mapping: codes,
        employees: [
          changed({ personnelNumber: 0 }),
          changed({ externalId: 'e-2', personnelNumber: 7 }),
          changed({ externalId: 'e-3', personnelNumber: 7 }),
          changed({ externalId: 'e-4', personnelNumber: 8, taxId: '1' }),
          changed({ externalId: 'e-5', personnelNumber: 9, lastName: '王', firstName: '芳' }),
          changed({ externalId: 'e-6', personnelNumber: 10 }),
        ],
      }),
    );
    expect(outcomes(built)).toEqual([
      ['e-26', 'skipped', 'PERSONNEL_NUMBER_RANGE'],
      ['e-2', 'skipped', 'PERSONNEL_NUMBER_DUPLICATE'],
      ['e-3', 'skipped', 'PERSONNEL_NUMBER_DUPLICATE'],
      ['e-4', 'skipped', 'PAYROLL_VALUE_RANGE'],
      [
        'e-5',
        'skipped',
        'PAYROLL_CHARACTERS_LOST',
        'PAYROLL_NAME_UNWRITABLE',
        'PAYROLL_CHARACTERS_LOST',
        'PAYROLL_NAME_UNWRITABLE',
      ],
    ]);
    expect(rowOf(built, 'u_lod_psd_mitarbeiter')).toMatchObject({ pnr: '10' });
  });

  it('writes a tax id and an SV number whose check digit does not fit, but no such IBAN, and tells both (K4)', () => {
    const mistyped = {
      taxId: '86095742718',
      socialSecurityNumber: '15070649C104',
      iban: 'DE02120300000000202052',
    };
    const built = buildLodasFiles(input({ mapping: codes, employees: [changed(mistyped)] }));
    expect(outcomes(built)).toEqual([
      ['e-26', 'altered', 'EMPLOYEE_CHECK_DIGIT', 'EMPLOYEE_IBAN_CHECK_DIGIT', 'EMPLOYEE_CHECK_DIGIT'],
    ]);
    expect(rowOf(built, 'u_lod_psd_mitarbeiter')).toMatchObject({ sozialversicherung_nr: '15070649C104' });
    expect(rowOf(built, 'u_lod_psd_steuer')).toMatchObject({ identifikationsnummer: '86095742718' });
    expect(built.files[0]?.content).not.toContain('u_lod_psd_ma_bank');
    const onlyDigit = buildLodasFiles(
      input({ mapping: codes, employees: [changed({ taxId: mistyped.taxId })] }),
    );
    expect(outcomes(onlyDigit)).toEqual([['e-26', 'noted', 'EMPLOYEE_CHECK_DIGIT']]);
  });

  it('keeps the records of a person back whose number is another’s, whatever they are', () => {
    const twin = employee({ externalId: 'e-2', firstName: 'Eva' });
    const built = buildLodasFiles(
      input({ mapping: codes, employees: [changed()], compensations: [compensation({ employee: twin })] }),
    );
    expect(built.files).toEqual([]);
    expect(outcomes(built)).toEqual([
      ['e-26', 'skipped', 'PERSONNEL_NUMBER_DUPLICATE'],
      ['c-1', 'skipped', 'PERSONNEL_NUMBER_DUPLICATE'],
    ]);
  });

  it('shortens and respells texts with a warning each (K4)', () => {
    const built = buildLodasFiles(
      input({
        mapping: codes,
        employees: [changed({ lastName: 'Wałęsa "Lech" von Danzig und anderswo', city: 'Łódź' })],
      }),
    );
    expect(rowOf(built, 'u_lod_psd_mitarbeiter')).toMatchObject({
      duevo_familienname: "Walesa 'Lech' von Danzig und a",
      adresse_ort: 'Lódz',
    });
    expect(outcomes(built)).toEqual([
      ['e-26', 'altered', 'PAYROLL_TEXT_RESPELLED', 'PAYROLL_TEXT_SHORTENED', 'PAYROLL_TEXT_RESPELLED'],
    ]);
  });
});

describe('LODAS compensations (K2)', () => {
  const build = (...compensations: Compensation[]) => buildLodasFiles(input({ compensations }));

  it('writes a monthly one as Festbezug, an hourly one as Stundenlohn', () => {
    const monthly = build(compensation({ amount: cents(450_005) }));
    expect(rowOf(monthly, 'u_lod_psd_festbezuege')).toEqual({
      pnr: '26',
      festbez_id: '1',
      lohnart_nr: '200',
      betrag: '4500,05',
    });
    const hourly = build(compensation({ period: 'hour', wageType: null, amount: cents(2_500) }));
    expect(rowOf(hourly, 'u_lod_psd_lohn_gehalt_bezuege')).toEqual({ pnr: '26', std_lohn_1: '25,00' });
    expect(outcomes(hourly)).toEqual([]);
  });

  it('takes the company’s default Lohnart, and refuses without one', () => {
    const noType = compensation({ wageType: null });
    const withDefault = input({
      mapping: { ...mapping, defaultMonthlyWageType: 100 },
      compensations: [noType],
    });
    expect(rowOf(buildLodasFiles(withDefault), 'u_lod_psd_festbezuege')).toMatchObject({ lohnart_nr: '100' });
    expect(outcomes(build(noType))).toEqual([['c-1', 'skipped', 'COMPENSATION_WAGE_TYPE_MISSING']]);
  });

  it('tells of a start in the middle of the month, unless it is the day of entry', () => {
    const middle = compensation({ validFrom: day('2026-02-15') });
    expect(outcomes(build(middle))).toEqual([['c-1', 'altered', 'COMPENSATION_MID_MONTH']]);
    const entering = changed({ entryDate: day('2026-02-15') });
    const built = buildLodasFiles(input({ mapping: codes, employees: [entering], compensations: [middle] }));
    expect(outcomes(built)).toEqual([]);
  });

  it('does not end one by file, but says that somebody must', () => {
    const ended = compensation({ validTo: day('2026-04-30') });
    expect(outcomes(build(ended))).toEqual([['c-1', 'altered', 'COMPENSATION_END_BY_HAND']]);
    const next = compensation({ externalId: 'c-2', validFrom: day('2026-05-01') });
    expect(outcomes(build(ended, next))).toEqual([]);
    const late = compensation({ externalId: 'c-2', validFrom: day('2026-06-01') });
    expect(outcomes(build(ended, late))).toEqual([['c-1', 'altered', 'COMPENSATION_END_BY_HAND']]);
  });

  it('lets only the last of a month go, and only a sound one takes the place of another', () => {
    const first = compensation({ validTo: day('2026-02-14') });
    const second = compensation({ externalId: 'c-2', validFrom: day('2026-02-15'), amount: cents(500_000) });
    const built = build(first, second);
    expect(outcomes(built)).toEqual([
      ['c-1', 'skipped', 'COMPENSATION_REPLACED_IN_MONTH'],
      ['c-2', 'altered', 'COMPENSATION_MID_MONTH'],
    ]);
    expect(rowOf(built, 'u_lod_psd_festbezuege')).toMatchObject({ betrag: '5000,00' });
    const faulty = build(first, { ...second, currency: 'CHF' });
    expect(rowOf(faulty, 'u_lod_psd_festbezuege')).toMatchObject({ betrag: '4500,00' });
  });

  it('refuses two that begin on one day, in another currency, out of range', () => {
    const built = build(
      compensation(),
      compensation({ externalId: 'c-2' }),
      compensation({
        externalId: 'c-3',
        period: 'hour',
        wageType: null,
        currency: 'USD',
        amount: cents(2_000),
      }),
    );
    expect(built.files).toEqual([]);
    expect(outcomes(built)).toEqual([
      ['c-1', 'skipped', 'COMPENSATION_TWICE'],
      ['c-2', 'skipped', 'COMPENSATION_TWICE'],
      ['c-3', 'skipped', 'COMPENSATION_CURRENCY'],
    ]);
  });

  it('tells of a month already closed, and still writes it', () => {
    const built = buildLodasFiles(
      input({ firstOpenMonth: '2026-03' as AccountingMonth, compensations: [compensation()] }),
    );
    expect(outcomes(built)).toEqual([['c-1', 'noted', 'EFFECTIVE_MONTH_CLOSED']]);
    expect(built.files).toHaveLength(1);
  });
});

describe('LODAS times off (K2)', () => {
  const build = (...timeOffs: TimeOff[]) => buildLodasFiles(input({ timeOffs }));

  it('writes an approved range with the company’s reason', () => {
    expect(rowOf(build(timeOff()), 'u_lod_psd_fehlzeiten')).toEqual({
      pnr: '26',
      datum_von_ttmmjjjj: '02.02.2026',
      datum_bis_ttmmjjjj: '06.02.2026',
      grund_fehlzeiten: '32',
    });
  });

  it.each([
    [{ status: 'requested' as const }, 'TIME_OFF_NOT_APPROVED'],
    [{ status: 'cancelled' as const }, 'TIME_OFF_NOT_APPROVED'],
    [{ type: 'sabbatical' }, 'TIME_OFF_TYPE_NOT_MAPPED'],
    [{ type: 'constructor' }, 'TIME_OFF_TYPE_NOT_MAPPED'],
    [{ to: day('2026-02-01') }, 'TIME_OFF_ORDER'],
    [{ to: day('2026-02-02'), hours: '4.00' }, 'TIME_OFF_PARTS_LEFT_OUT'],
    [{ to: day('2026-02-02'), startsHalfDay: true }, 'TIME_OFF_PARTS_LEFT_OUT'],
    [{ to: day('2026-02-03'), startsHalfDay: true, endsHalfDay: true }, 'TIME_OFF_PARTS_LEFT_OUT'],
  ])('%o stays out: %s', (over, code) => {
    const built = build(timeOff(over));
    expect(built.files).toEqual([]);
    expect(outcomes(built)).toEqual([['t-1', 'skipped', code]]);
  });

  it('never makes an absence longer than it was: half days at the ends are left out and told', () => {
    const built = build(timeOff({ startsHalfDay: true, endsHalfDay: true }));
    expect(rowOf(built, 'u_lod_psd_fehlzeiten')).toMatchObject({
      datum_von_ttmmjjjj: '03.02.2026',
      datum_bis_ttmmjjjj: '05.02.2026',
    });
    expect(built.warnings[0]).toMatchObject({
      outcome: 'altered',
      problems: [{ code: 'TIME_OFF_PARTS_LEFT_OUT', params: { days: '02.02.2026, 06.02.2026' } }],
    });
  });

  it('refuses a reason DATEV does not know', () => {
    const wrong = { ...mapping, lodasAbsenceReasons: { vacation: 12 } };
    const built = buildLodasFiles(input({ mapping: wrong, timeOffs: [timeOff()] }));
    expect(outcomes(built)).toEqual([['t-1', 'skipped', 'TIME_OFF_KEY_UNKNOWN']]);
  });
});

describe('LODAS movement data (K8)', () => {
  const month = '2026-02' as AccountingMonth;
  const movement = (over: Partial<PayrollMovement> = {}): PayrollMovement => ({
    externalId: 'm-1',
    employee: employee(),
    month,
    wageType: 200,
    payment: { kind: 'hours', hours: '14.00' },
    costCenter: 'K 1',
    ...over,
  });
  const build = (...movements: PayrollMovement[]) =>
    buildLodasMovementFiles({ consultantNumber: 455148, clientNumber: 1, mapping, month, movements });

  it('writes hours under processing code 1', () => {
    const built = build(movement());
    expect(built.files.map(({ name, kind }) => [name, kind])).toEqual([
      ['LODAS_Bewegungsdaten_2026-02.txt', 'bwd'],
    ]);
    expect(rowOf(built, 'u_lod_bwd_buchung_standard')).toEqual({
      abrechnung_zeitraum: '01.02.2026',
      pnr: '26',
      la_eigene: '200',
      bs_nr: '1',
      bs_wert_butab: '14,00',
      kostenstelle: 'K 1',
    });
  });

  it('never guesses the processing code of an amount', () => {
    const amount = movement({ payment: { kind: 'amount', amount: cents(56_000) } });
    expect(outcomes(build(amount))).toEqual([['m-1', 'skipped', 'MOVEMENT_PROCESSING_CODE_MISSING']]);
    const custom = movement({
      payment: { kind: 'lodas', value: '8.00', processingCode: 4 },
      costCenter: null,
    });
    expect(rowOf(build(custom), 'u_lod_bwd_buchung_standard')).toMatchObject({
      bs_nr: '4',
      bs_wert_butab: '8,00',
    });
  });

  it('keeps a payment of another month out', () => {
    const other = movement({ month: '2026-03' as AccountingMonth });
    expect(outcomes(build(movement({ externalId: 'm-0' }), other))).toEqual([
      ['m-1', 'skipped', 'MOVEMENT_OTHER_MONTH'],
    ]);
  });
});

describe.skipIf(!hasForeignChecks)('the foreign checker lodas_check.py (K2)', () => {
  const check = (files: AsciiFiles['files']) =>
    files.map(({ name, content }) => foreignCheck('lodas_check.py', name, encodeCp1252(content)));

  it('accepts master data with every kind of record, and movement data', () => {
    const { files } = buildLodasFiles(
      input({
        mapping: codes,
        employees: [
          changed(),
          changed({ externalId: 'e-2', personnelNumber: 99_999, country: 'AT', exitDate: day('2026-03-31') }),
        ],
        compensations: [
          compensation(),
          compensation({ externalId: 'c-2', period: 'hour', wageType: null, amount: cents(2_500) }),
        ],
        timeOffs: [
          timeOff(),
          timeOff({ externalId: 't-2', type: 'sick', from: day('2026-03-02'), to: day('2026-03-03') }),
        ],
      }),
    );
    expect(files).toHaveLength(2);
    expect(check(files)).toEqual(['OK', 'OK']);
    const movements = buildLodasMovementFiles({
      consultantNumber: 455148,
      clientNumber: 1,
      mapping,
      month: '2026-02' as AccountingMonth,
      movements: [
        {
          externalId: 'm',
          employee: employee(),
          month: '2026-02' as AccountingMonth,
          wageType: 1,
          payment: { kind: 'hours', hours: '1.50' },
          costCenter: null,
        },
      ],
    });
    expect(check(movements.files)).toEqual(['OK']);
  });

  it('accepts whatever people are called', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.string({ unit: 'binary' }),
        fc.constantFrom('=SUM(A1)', '; ;', '[Stammdaten]', '* kein Kommentar', '"', '\r\n1;2;', "O'Neill"),
        (lastName, city, street) => {
          const { files, warnings } = buildLodasFiles(
            input({ employees: [changed({ lastName, city, street })] }),
          );
          for (const { content } of files) expect(readLodas(content).ok).toBe(true);
          expect(check(files)).toEqual(files.map(() => 'OK'));
          expect(files.length > 0 || warnings.some(({ outcome }) => outcome === 'skipped')).toBe(true);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('accepts each of several files of one large month, which together hold everybody once', () => {
    const employees = Array.from({ length: 12_000 }, (_, index) =>
      changed({ externalId: `e-${index}`, personnelNumber: index + 1 }),
    );
    const { files } = buildLodasFiles(input({ mapping: codes, employees }));
    expect(files.length).toBeGreaterThan(1);
    expect(files[0]?.name).toBe('LODAS_Stammdaten_2026-02_1.txt');
    const numbers = files.flatMap(({ content }) => {
      expect(Buffer.byteLength(content)).toBeLessThanOrEqual(3_000_000);
      const read = readLodas(content);
      if (!read.ok) throw new Error('unreadable');
      const people = read.value.recordTypes.filter(({ table }) => table === 'u_lod_psd_mitarbeiter');
      const types = new Set(people.map(({ number }) => number));
      return read.value.masterData
        .filter(({ recordType }) => types.has(recordType))
        .map(({ values }) => values[0]?.text);
    });
    expect(numbers).toHaveLength(12_000);
    expect(new Set(numbers).size).toBe(12_000);
    expect(check(files.slice(0, 1))).toEqual(['OK']);
  });
});
