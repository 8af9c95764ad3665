import type { IsoDate } from '@/lib/bookkeeping/calendar';
import type { ExtfCell } from './extf-file';

export interface ExtfHeaderInput {
  readonly category: number;
  readonly formatName: string;
  readonly formatVersion: number;
  readonly createdAt: Date;
  readonly consultantNumber: number;
  readonly clientNumber: number;
  readonly fiscalYearStart: IsoDate;
  readonly accountLength: number;
  /** Bezeichnung: letters, digits, blank and `. - /`, at most 30. */
  readonly label: string;
}

/**
 * The 31 header fields of a master data file. Fields that DATEV's data centre wants empty stay empty, also those its own
 * samples fill (24).
 * @throws RangeError for a value the data centre would refuse with 1008834
 */
export function extfHeader(input: ExtfHeaderInput): ExtfCell[] {
  check(input);
  const quoted = (text: string): ExtfCell => ({ text, isQuoted: true });
  const bare = (value: string | number): ExtfCell => ({ text: String(value), isQuoted: false });
  const none = bare('');
  return [
    quoted('EXTF'),
    bare(700),
    bare(input.category),
    quoted(input.formatName),
    bare(input.formatVersion),
    bare(timestamp(input.createdAt)),
    none, // 7: imported
    quoted('RE'), // 8: origin
    quoted('Belegbote'), // 9: exported by
    quoted(''), // 10: imported by
    bare(input.consultantNumber),
    bare(input.clientNumber),
    bare(input.fiscalYearStart.replaceAll('-', '')),
    bare(input.accountLength),
    none, // 15, 16: from, to (postings only)
    none,
    quoted(input.label),
    quoted(''), // 18: initials
    none, // 19: kind of posting
    none, // 20: accounting purpose
    none, // 21: fixed
    quoted(''), // 22: currency
    none, // 23: reserved
    quoted(''), // 24: reserved
    none, // 25, 26: reserved
    none,
    quoted(''), // 27: chart of accounts
    none, // 28: industry
    none, // 29, 30: reserved
    quoted(''),
    quoted(''), // 31: application
  ];
}

function check({ consultantNumber, clientNumber, accountLength, label }: ExtfHeaderInput): void {
  const isWhole = (value: number, first: number, last: number) =>
    Number.isInteger(value) && value >= first && value <= last;
  if (!isWhole(consultantNumber, 1001, 9_999_999)) throw new RangeError(`Beraternummer ${consultantNumber}`);
  if (!isWhole(clientNumber, 1, 99_999)) throw new RangeError(`Mandantennummer ${clientNumber}`);
  if (!isWhole(accountLength, 4, 8)) throw new RangeError(`account length ${accountLength}`);
  if (!/^[\p{L}\d_ ./-]{0,30}$/u.test(label)) throw new RangeError(`label ${label}`);
}

const germanTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** `JJJJMMTTHHMMSSFFF` in German time. */
function timestamp(instant: Date): string {
  const milliseconds = String(instant.getUTCMilliseconds()).padStart(3, '0');
  return `${germanTime.format(instant).replace(/\D/g, '')}${milliseconds}`;
}
