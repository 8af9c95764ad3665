import { plainWord } from '@/lib/documents/csv/values';
import { type PeopleCsvKind, peopleCsvFields } from './people-fields';

/** Which column of the file feeds which field: key → header. */
export type PeopleColumns = Readonly<Record<string, string>>;

/**
 * The columns this file most likely has for each field, by the names programs give them. No column is taken twice; what is
 * uncertain stays open for a person.
 */
export function proposePeopleColumns(kind: PeopleCsvKind, headers: readonly string[]): PeopleColumns {
  const byWord = new Map(headers.map((header) => [plainWord(header), header]));
  const taken = new Set<string>();
  const columns: Record<string, string> = {};
  const passes = [
    (field: (typeof peopleCsvFields)[PeopleCsvKind][number]) => [field.label, field.key],
    (field: (typeof peopleCsvFields)[PeopleCsvKind][number]) => field.headers,
  ];
  for (const namesOf of passes) {
    for (const field of peopleCsvFields[kind]) {
      if (columns[field.key] !== undefined) continue;
      const header = namesOf(field)
        .map((name) => byWord.get(plainWord(name)))
        .find((found) => found !== undefined && !taken.has(found));
      if (header === undefined) continue;
      columns[field.key] = header;
      taken.add(header);
    }
  }
  return columns;
}

/** Required fields no column feeds. */
export function openFields(kind: PeopleCsvKind, columns: PeopleColumns): string[] {
  return peopleCsvFields[kind]
    .filter(({ key, isRequired }) => isRequired && columns[key] === undefined)
    .map(({ key }) => key);
}
