import { createHash } from 'node:crypto';

/**
 * A test person with a "DATEV-Benutzerkonto". `datasets` are the client-ids the person has rights on;
 * `'unregistered'` is somebody for whom DATEV knows no dataset at all (404 instead of 403 on the list).
 */
export interface Person {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly role: string;
  readonly email: string;
  readonly datasets: readonly string[] | 'unregistered';
}

export const people: readonly Person[] = [
  {
    id: 'petra-beispiel',
    givenName: 'Petra',
    familyName: 'Beispiel',
    role: 'Beraterin, alle Rechte auf 455148-1',
    email: 'petra.beispiel@kanzlei.test',
    datasets: ['455148-1', '455148-3', '455148-4', '455148-5', '455148-6'],
  },
  {
    id: 'konrad-kunde',
    givenName: 'Konrad',
    familyName: 'Kunde',
    role: 'Mandant, nur 455148-1',
    email: 'konrad.kunde@muster.test',
    datasets: ['455148-1'],
  },
  {
    id: 'olga-ohnerecht',
    givenName: 'Olga',
    familyName: 'Ohnerecht',
    role: 'Mitarbeiterin ohne Rechte auf einen Datenbestand',
    email: 'olga.ohnerecht@kanzlei.test',
    datasets: [],
  },
  {
    id: 'nils-neu',
    givenName: 'Nils',
    familyName: 'Neu',
    role: 'noch nicht registriert, kein Datenbestand',
    email: 'nils.neu@muster.test',
    datasets: 'unregistered',
  },
];

export function fullName(person: Person): string {
  return `${person.givenName} ${person.familyName}`;
}

/** The account id behind the scope `account_id`: stable for a person, the same for every app. */
export function accountIdOf(person: Person): string {
  const digest = createHash('sha256').update(`account:${person.id}`).digest('hex');
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-4${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}
