import type { Platform } from '@/lib/platform';
import type { BuiltPush } from './build-general';

/** Somebody a push speaks of: what goes under his Personalnummer replaces what DATEV has there. */
export interface PushPerson {
  readonly id: string;
  readonly personnelNumber: number | null;
  readonly name: string;
  /** Of his own data: for the first time, once more, or not at all. */
  readonly employee: 'new' | 'again' | null;
  readonly compensations: number;
  readonly timeOffs: number;
}

export interface PushPeople {
  /** The first of them by Personalnummer. */
  readonly people: readonly PushPerson[];
  readonly total: number;
}

interface Row {
  readonly id: string;
  readonly personnelNumber: number | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly isNew: boolean;
  readonly employees: number;
  readonly compensations: number;
  readonly timeOffs: number;
  readonly total: number;
}

const mostShown = 100;

/** The people behind the records of a push, by name and number. */
export async function peopleOfPush(
  { db }: Platform,
  companyId: string,
  { records }: Pick<BuiltPush, 'records'>,
): Promise<PushPeople> {
  const idsOf = (wanted: string) =>
    records.flatMap(({ kind, recordId }) => (kind === wanted ? recordId : []));
  const rows = await db.$queryRaw<Row[]>`
    WITH carried AS (
      SELECT "id" AS "employeeId", 'employee' AS kind FROM "Employee" WHERE "id" = ANY(${idsOf('employee')}::uuid[])
      UNION ALL
      SELECT "employeeId", 'compensation' FROM "Compensation" WHERE "id" = ANY(${idsOf('compensation')}::uuid[])
      UNION ALL
      SELECT "employeeId", 'time_off' FROM "TimeOff" WHERE "id" = ANY(${idsOf('time_off')}::uuid[])
    )
    SELECT person."id", person."personnelNumber", person."firstName", person."lastName",
      person."deliveredRevision" IS NULL AS "isNew",
      (count(*) FILTER (WHERE kind = 'employee'))::int AS "employees",
      (count(*) FILTER (WHERE kind = 'compensation'))::int AS "compensations",
      (count(*) FILTER (WHERE kind = 'time_off'))::int AS "timeOffs",
      (count(*) OVER ())::int AS "total"
    FROM carried JOIN "Employee" person ON person."id" = carried."employeeId"
    WHERE person."companyId" = ${companyId}::uuid
    GROUP BY person."id" ORDER BY person."personnelNumber", person."id" LIMIT ${mostShown}`;
  return { people: rows.map(personOf), total: rows[0]?.total ?? 0 };
}

function personOf({
  id,
  personnelNumber,
  firstName,
  lastName,
  isNew,
  employees,
  ...counts
}: Row): PushPerson {
  const { compensations, timeOffs } = counts;
  const employee = employees === 0 ? null : isNew ? 'new' : 'again';
  return { id, personnelNumber, name: `${lastName}, ${firstName}`, employee, compensations, timeOffs };
}
