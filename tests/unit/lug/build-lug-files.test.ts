import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { AccountingMonth, IsoDate } from '@/lib/bookkeeping/calendar';
import { cents } from '@/lib/bookkeeping/money';
import type { AsciiFiles, GeneralDataInput } from '@/lib/bookkeeping/payroll/ascii-files';
import type { PayrollMovement, TimeOff } from '@/lib/bookkeeping/payroll/types';
import { buildLugFiles } from '@/lib/datev/lug/build-lug-files';
import { buildLugMovementFiles } from '@/lib/datev/lug/build-lug-movement-files';
import { lugImportProfiles } from '@/lib/datev/lug/import-profiles';
import { readLug } from '@/lib/datev/lug/read-lug';
import { decodeCp1252, encodeCp1252 } from '@/lib/datev/text-encoding/cp1252';
import { hasForeignChecks, sharedBytes } from '@/tests/unit/payroll/foreign-checks';
import { compensation, day, employee, mapping, timeOff, today } from '@/tests/unit/payroll/people';

function build(timeOffs: readonly TimeOff[], over: Partial<GeneralDataInput> = {}): AsciiFiles {
  return buildLugFiles({
    consultantNumber: 455148,
    clientNumber: 1,
    mapping,
    employees: [],
    compensations: [],
    timeOffs,
    today,
    firstOpenMonth: null,
    ...over,
  });
}

function skippedCodes({ warnings }: AsciiFiles) {
  return warnings.filter(({ outcome }) => outcome === 'skipped').map(({ problems }) => problems.at(-1)?.code);
}

describe('calendar rows for Lohn und Gehalt (K2)', () => {
  it('writes one row a working day, eleven columns, the month in the first line', () => {
    const { files } = build([timeOff({ from: day('2026-02-05'), to: day('2026-02-09') })]);
    expect(files).toEqual([
      {
        name: 'LuG_Kalender_2026-02.txt',
        kind: 'bwd',
        month: '2026-02',
        content: [
          '455148;1;02/2026',
          '26;05.02.2026;U;;;1,00;;;;;',
          '26;06.02.2026;U;;;1,00;;;;;',
          '26;09.02.2026;U;;;1,00;;;;;',
          '',
        ].join('\r\n'),
      },
    ]);
  });

  it('writes calendar days for kinds mapped so, half days and hours', () => {
    const { files } = build([
      timeOff({ type: 'sick', from: day('2026-02-07'), to: day('2026-02-08'), endsHalfDay: true }),
      timeOff({ externalId: 't-2', from: day('2026-02-10'), to: day('2026-02-10'), hours: '2.50' }),
      timeOff({ externalId: 't-3', from: day('2026-02-11'), to: day('2026-02-11'), startsHalfDay: true }),
    ]);
    expect(files[0]?.content.split('\r\n').slice(1, -1)).toEqual([
      '26;07.02.2026;K;;;1,00;;;;;',
      '26;08.02.2026;K;;;0,50;;;;;',
      '26;10.02.2026;U;;2,50;;;;;;',
      '26;11.02.2026;U;;;0,50;;;;;',
    ]);
  });

  it('has the form of the sample', () => {
    if (!hasForeignChecks) return;
    const sample = readLug(decodeCp1252(sharedBytes('samples', 'ascii', 'lug_bewegungsdaten_kalender.txt')));
    if (!sample.ok) throw new Error('unreadable sample');
    const ours = readLug(build([timeOff()]).files[0]?.content ?? '');
    expect(ours.ok && ours.value.rows[0]).toEqual(sample.value.rows[0]);
    expect(sample.value).toMatchObject({ consultantNumber: 455148, clientNumber: 1, month: '2026-02' });
  });

  it('cuts a time off over the end of a month into the files of both months, losing no day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 90 }), (start, length) => {
        const from = new Date(Date.UTC(2026, 0, 1 + start)).toISOString().slice(0, 10) as IsoDate;
        const to = new Date(Date.UTC(2026, 0, 1 + start + length)).toISOString().slice(0, 10) as IsoDate;
        const { files } = build([timeOff({ type: 'sick', from, to })]);
        const days = files.flatMap(({ content, month }) => {
          const read = readLug(content);
          if (!read.ok) throw new Error('unreadable');
          expect(read.value.month).toBe(month);
          return read.value.rows.map((row) => (row[1] ?? '').split('.').reverse().join('-'));
        });
        expect(days).toHaveLength(length + 1);
        expect(new Set(days).size).toBe(length + 1);
        expect([days[0], days.at(-1)]).toEqual([from, to]);
        expect(
          files.every(({ content, month }) => content.includes(`${month.slice(5)}/${month.slice(0, 4)}`)),
        ).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('tells what this format cannot carry: employees and compensations (K4)', () => {
    const built = build([], {
      employees: [{ employee: employee(), validFrom: day('2026-02-01') }],
      compensations: [compensation()],
    });
    expect(built.files).toEqual([]);
    expect(skippedCodes(built)).toEqual(['LUG_MASTER_DATA_NOT_CARRIED', 'LUG_MASTER_DATA_NOT_CARRIED']);
  });

  it.each([
    [{ status: 'requested' as const }, 'TIME_OFF_NOT_APPROVED'],
    [{ type: 'sabbatical' }, 'TIME_OFF_TYPE_NOT_MAPPED'],
    [{ employee: employee({ personnelNumber: null }) }, 'PERSONNEL_NUMBER_MISSING'],
    [{ from: day('2026-02-07'), to: day('2026-02-08') }, 'TIME_OFF_NO_DAYS'],
  ])('%o stays out, the others go (K4)', (over, code) => {
    const built = build([
      timeOff({ externalId: 'bad', ...over }),
      timeOff({ from: day('2026-03-02'), to: day('2026-03-02') }),
    ]);
    expect(skippedCodes(built)).toEqual([code]);
    expect(built.files).toHaveLength(1);
  });

  it('refuses an Ausfallschlüssel DATEV does not know, and says that working days are assumed', () => {
    const wrong = { ...mapping, lugAbsenceKeys: { vacation: { key: 'XX', days: 'calendar_days' as const } } };
    expect(skippedCodes(build([timeOff()], { mapping: wrong }))).toEqual(['TIME_OFF_KEY_UNKNOWN']);
    const noted = build([timeOff()]).warnings.find(({ record }) => record.kind === 'file');
    expect(noted).toMatchObject({ outcome: 'noted', problems: [{ code: 'TIME_OFF_WORKING_DAYS_ASSUMED' }] });
  });
});

describe('month rows for Lohn und Gehalt (K8)', () => {
  const month = '2026-02' as AccountingMonth;
  const movement = (over: Partial<PayrollMovement>): PayrollMovement => ({
    externalId: 'm-1',
    employee: employee(),
    month,
    wageType: 200,
    payment: { kind: 'hours', hours: '14.00' },
    costCenter: '100',
    ...over,
  });

  it('writes hours and amounts in nine columns; a LODAS payment stays out', () => {
    const { files, warnings } = buildLugMovementFiles({
      consultantNumber: 455148,
      clientNumber: 1,
      mapping,
      month,
      movements: [
        movement({}),
        movement({ externalId: 'm-2', payment: { kind: 'amount', amount: cents(-5_050) }, costCenter: null }),
        movement({ externalId: 'm-3', payment: { kind: 'lodas', value: '8.00', processingCode: 4 } }),
      ],
    });
    expect(files.map(({ content }) => content)).toEqual([
      '455148;1;02/2026\r\n26;200;14,00;;;;;100;\r\n26;200;;;-50,50;;;;\r\n',
    ]);
    expect(warnings.map(({ record, outcome }) => [record.key, outcome])).toEqual([['m-3', 'skipped']]);
  });
});

describe('the import profiles for the Berater (K2)', () => {
  it('describe exactly the columns that are written', () => {
    const [calendar, monthly] = lugImportProfiles.map(({ content }) => content.split('\r\n'));
    expect(calendar).toContain('Feldanzahl = 11');
    expect(calendar).toContain('Feld3 = Ausfallschlüssel');
    expect(monthly).toContain('Feldanzahl = 9');
    expect(monthly).toContain('Feld9 = Kostenträger');
    for (const { content } of lugImportProfiles) {
      expect(iconv.decode(Buffer.from(encodeCp1252(content)), 'win1252')).toBe(content);
    }
  });
});

describe('reading a Lohn und Gehalt file (K8)', () => {
  it.each([
    ['', 1],
    ['455148;1;13/2026\r\n26;x', 1],
    ['455148;1;02/2026\r\n', '–'],
    ['455148;1;02/2026\r\n26;a;b\r\n27;a', 3],
    ['455148;1;02/2026\r\n0;a', 2],
    ['[Allgemein]\r\nZiel=LODAS', 1],
  ])('refuses %o in line %s', (text, line) => {
    const read = readLug(text);
    expect(read.ok ? null : read.problems[0]?.params.line).toBe(String(line));
  });
});
