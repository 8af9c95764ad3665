/**
 * The two row layouts of Lohn und Gehalt this product writes. The program itself knows no fixed layout: it reads whatever
 * the import profile says (`import-profiles.ts`), which the Berater sets up once.
 */

/** One row per employee and day. */
export const calendarColumns = [
  'Personalnummer',
  'Kalendertag',
  'Ausfallschlüssel',
  'Lohnartennummer',
  'Stundenanzahl',
  'Tagesanzahl',
  'Wert',
  'Abweichender Faktor',
  'Abweichende Lohnveränderung',
  'Kostenstellennummer',
  'Kostenträger',
] as const;

/** One row per employee and payment of the month: the same without day and Ausfallschlüssel. */
export const monthColumns = [
  'Personalnummer',
  'Lohnartennummer',
  'Stundenanzahl',
  'Tagesanzahl',
  'Wert',
  'Abweichender Faktor',
  'Abweichende Lohnveränderung',
  'Kostenstellennummer',
  'Kostenträger',
] as const;

export type LugColumn = (typeof calendarColumns)[number];
export type LugRow = Readonly<Partial<Record<LugColumn, string>>>;

/** First line `BeraterNr;MandantenNr;MM/JJJJ`, then the rows; no column line, no quotes, CRLF. */
export function writeLug(
  head: { readonly consultantNumber: number; readonly clientNumber: number; readonly month: string },
  columns: readonly LugColumn[],
  rows: readonly LugRow[],
): string {
  const [year, month] = head.month.split('-');
  const lines = [
    `${head.consultantNumber};${head.clientNumber};${month}/${year}`,
    ...rows.map((row) => columns.map((column) => bareValue(row[column] ?? '')).join(';')),
  ];
  return `${lines.join('\r\n')}\r\n`;
}

function bareValue(value: string): string {
  if (/[;"\r\n]/.test(value))
    throw new RangeError('a Lohn und Gehalt value may not hold separators or line ends');
  return value;
}
