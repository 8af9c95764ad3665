import { calendarColumns, type LugColumn, monthColumns } from './lug-columns';

/** A profile to be read in once under Lohn und Gehalt, in the INI form other time recording products publish. */
export interface ImportProfile {
  readonly name: string;
  /** CRLF, characters of Windows-1252. */
  readonly content: string;
}

/** What the Berater needs to read our files: one profile for calendar rows, one for month rows (K2). */
export const lugImportProfiles: readonly ImportProfile[] = [
  {
    name: 'Belegbote_LuG_Kalender.ini',
    content: profile('Kalenderdaten (ein Satz je Mitarbeiter und Tag)', calendarColumns),
  },
  {
    name: 'Belegbote_LuG_Monat.ini',
    content: profile('Monatsdaten (ein Satz je Mitarbeiter und Lohnart)', monthColumns),
  },
];

function profile(title: string, columns: readonly LugColumn[]): string {
  const lines = [
    `; Belegbote: ${title}`,
    '; Erste Zeile jeder Datei: Beraternummer;Mandantennummer;MM/JJJJ',
    '[Allgemein]',
    `Feldanzahl = ${columns.length}`,
    'Feldtrennzeichen = Strichpunkt',
    'Satztrennzeichen = Enter/Return',
    'Anderes Trennzeichen =',
    'Zahlenkomma = ,',
    'Datumstrennzeichen = .',
    '[Feldinhalt]',
    ...columns.map((column, index) => `Feld${index + 1} = ${column}`),
  ];
  return `${lines.join('\r\n')}\r\n`;
}
