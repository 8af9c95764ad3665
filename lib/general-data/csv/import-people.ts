import { berlinDay, type IsoDate } from '@/lib/bookkeeping/calendar';
import { checkEmployee } from '@/lib/bookkeeping/payroll/check-employee';
import { readEmployeeJson } from '@/lib/bookkeeping/payroll/employee-json';
import type { Problem } from '@/lib/bookkeeping/problem';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import { rehearse } from '../people/rehearse';
import { storeCompensation } from '../people/store-compensations';
import { keepsOut, storeEmployee } from '../people/store-employees';
import { storeTimeOff } from '../people/store-time-offs';
import { loadWageTypeNames, type WageTypeNames } from '../people/wage-types';
import type { PeopleCsvKind } from './people-fields';
import { type PeopleRow, type ReadPeopleRow, readPeopleRows } from './read-people-row';

/** One import takes this many lines. */
export const mostPeopleRows = 2_000;

export interface PeopleImport {
  readonly kind: PeopleCsvKind;
  readonly rows: readonly PeopleRow[];
}

/** What became, or would become, of a line. */
export interface PeopleRowOutcome {
  readonly line: number;
  readonly kind: 'created' | 'changed' | 'unchanged' | 'refused';
  /** Refused: why. Otherwise what somebody should know. */
  readonly problems: readonly Problem[];
  /** The person who has this Personalnummer or Kennung now, where the line gives him another name. */
  readonly overwrites: string | null;
}

/** What an import would do, line by line; nothing is stored (K7). */
export async function previewPeople(
  platform: Platform,
  actor: Actor,
  work: PeopleImport,
): Promise<PeopleRowOutcome[]> {
  requirePermission(actor, 'employees.write');
  return rehearse(platform, (tx) => storeRows(platform, actor.companyId, work, (act) => act(tx)));
}

/** Stores what can be stored; a faulty line stays behind and holds nothing up (K7). */
export async function importPeople(
  platform: Platform,
  actor: Actor,
  work: PeopleImport,
): Promise<PeopleRowOutcome[]> {
  requirePermission(actor, 'employees.write');
  return storeRows(platform, actor.companyId, work, (act) =>
    // People are single statements that try again; what hangs on them needs its transaction.
    work.kind === 'employees' ? act(platform.db) : platform.db.$transaction(act),
  );
}

type Run = <T>(act: (tx: Tx) => Promise<T>) => Promise<T>;

async function storeRows(
  platform: Platform,
  companyId: string,
  { kind, rows }: PeopleImport,
  run: Run,
): Promise<PeopleRowOutcome[]> {
  if (rows.length > mostPeopleRows) throw new RangeError(`more than ${mostPeopleRows} lines in one import`);
  const names = await loadWageTypeNames(platform.db, companyId);
  const outcomes: PeopleRowOutcome[] = [];
  const seen = new Map<string, number>();
  for (const row of readPeopleRows(kind, rows)) {
    const twice = noteKey(kind, row, seen);
    const problems = [...row.problems, ...twice];
    if (problems.length === 0) {
      outcomes.push(await run((tx) => storeRow(platform, tx, { companyId, kind, row, names })));
      continue;
    }
    const others = kind === 'employees' ? faultsOfReadable(row, berlinDay(platform.clock.now())) : [];
    outcomes.push({ line: row.line, kind: 'refused', problems: [...problems, ...others], overwrites: null });
  }
  return outcomes;
}

/** Two lines about the same thing: the second would overwrite the first, and nobody knows which one is meant. */
function noteKey(kind: PeopleCsvKind, { input, line }: ReadPeopleRow, seen: Map<string, number>): Problem[] {
  const { externalId, personnelNumber } = input;
  const keys = [
    ...(typeof externalId === 'string' ? [`id ${externalId}`] : []),
    ...(kind === 'employees' && typeof personnelNumber === 'number' ? [`number ${personnelNumber}`] : []),
  ];
  const earlier = keys.map((key) => seen.get(key)).find((other) => other !== undefined);
  for (const key of keys) if (!seen.has(key)) seen.set(key, line);
  if (earlier === undefined) return [];
  const path = kind === 'employees' ? 'personnelNumber' : 'externalId';
  return [{ code: 'CSV_LINE_TWICE', params: { line: String(earlier) }, path }];
}

/** What is wrong with the cells that could be read: whoever mends a line should not have to do it twice. */
function faultsOfReadable({ input }: ReadPeopleRow, today: IsoDate): Problem[] {
  const read = readEmployeeJson({ firstName: '–', lastName: '–', externalId: '–', ...input });
  const found = read.ok ? checkEmployee(read.value, { today }).filter(keepsOut) : read.problems;
  return found.filter(({ path = '' }) => Object.hasOwn(input, path.replace(/^employee:.*\./, '')));
}

interface RowToStore {
  readonly companyId: string;
  readonly kind: PeopleCsvKind;
  readonly row: ReadPeopleRow;
  readonly names: WageTypeNames;
}

async function storeRow(platform: Platform, tx: Tx, work: RowToStore): Promise<PeopleRowOutcome> {
  const { kind, companyId, names, row } = work;
  const { line, input } = row;
  switch (kind) {
    case 'employees': {
      const known = await findPerson(tx, companyId, input);
      const externalId = known?.externalId ?? externalIdFor(input);
      const result = await storeEmployee(platform, tx, {
        companyId,
        input: externalId === null ? input : { ...input, externalId },
        source: 'csv',
      });
      if (result.kind === 'restricted') return { line, ...erased(result.externalId) };
      return { line, kind: result.kind, problems: result.problems, overwrites: otherName(known, input) };
    }
    case 'compensations': {
      const result = await storeCompensation(platform, tx, { companyId, input, names });
      return { line, kind: result.kind, problems: result.problems, overwrites: null };
    }
    case 'time_offs': {
      const result = await storeTimeOff(platform, tx, { companyId, input });
      return { line, kind: result.kind, problems: result.problems, overwrites: null };
    }
  }
}

function erased(externalId: string) {
  const problem: Problem = { code: 'EMPLOYEE_ERASED', params: { externalId }, path: 'externalId' };
  return { kind: 'refused', problems: [problem], overwrites: null } as const;
}

interface KnownPerson {
  readonly externalId: string;
  readonly firstName: string;
  readonly lastName: string;
}

/** By his Kennung; a list without ids of its own knows people by Personalnummer. */
async function findPerson(
  tx: Tx,
  companyId: string,
  { externalId, personnelNumber }: ReadPeopleRow['input'],
): Promise<KnownPerson | null> {
  const select = { externalId: true, firstName: true, lastName: true } as const;
  if (typeof externalId === 'string') {
    return tx.employee.findFirst({ where: { companyId, externalId }, select });
  }
  if (typeof personnelNumber !== 'number') return null;
  return tx.employee.findFirst({ where: { companyId, personnelNumber }, select });
}

function externalIdFor({ externalId, personnelNumber }: ReadPeopleRow['input']): string | null {
  if (typeof externalId === 'string') return externalId;
  return typeof personnelNumber === 'number' ? String(personnelNumber) : null;
}

/** A number that moves to somebody else would overwrite the first one at DATEV: shown before anything is stored. */
function otherName(
  known: KnownPerson | null,
  { firstName, lastName }: ReadPeopleRow['input'],
): string | null {
  if (!known || (known.firstName === firstName && known.lastName === lastName)) return null;
  return `${known.firstName} ${known.lastName}`;
}
