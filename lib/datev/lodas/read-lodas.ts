import type { Outcome, Problem } from '@/lib/bookkeeping/problem';
import type { LodasFile, LodasRecordType, LodasRow, LodasValue } from './lodas-file';

interface Reading {
  readonly general: [string, string][];
  readonly recordTypes: LodasRecordType[];
  readonly masterData: LodasRow[];
  readonly movements: LodasRow[];
  readonly removals: LodasRow[];
  readonly notes: string[];
  readonly sections: Set<string>;
  readonly problems: Problem[];
}

const sectionNames = [
  'Allgemein',
  'Satzbeschreibung',
  'Stammdaten',
  'Bewegungsdaten',
  'Entfernen',
  'Hinweistext',
  'Hinweisdaten',
] as const;
type SectionName = (typeof sectionNames)[number];

/**
 * Reads a file of this form: ours, and those a customer hands over finished. Comments and blank lines are left out. Checks
 * the form only: sections, record types, widths, the target; never the content.
 */
export function readLodas(text: string): Outcome<LodasFile> {
  const reading: Reading = {
    general: [],
    recordTypes: [],
    masterData: [],
    movements: [],
    removals: [],
    notes: [],
    sections: new Set(),
    problems: [],
  };
  let section: SectionName | null = null;
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith(settingOf(reading, 'Kommentarzeichen', '*'))) continue;
    const heading = /^\[(\w+)\]$/.exec(trimmed)?.[1];
    if (heading !== undefined) {
      section = sectionNames.find((name) => name === heading) ?? null;
      if (section === null) report(reading, index, `Den Abschnitt [${heading}] liest dieses Programm nicht.`);
      reading.sections.add(heading);
    } else if (section === null) {
      report(reading, index, 'Die Zeile steht in keinem Abschnitt.');
    } else {
      readLine(reading, section, trimmed, index);
    }
  }
  checkWhole(reading);
  const { problems, sections: _, ...file } = reading;
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: file };
}

function report(reading: Reading, index: number | null, reason: string): void {
  reading.problems.push({
    code: 'PAYROLL_FILE_FORMAT',
    params: { line: index === null ? '–' : String(index + 1), reason },
  });
}

function settingOf({ general }: Pick<Reading, 'general'>, key: string, otherwise: string): string {
  const value = general.find(([name]) => name === key)?.[1];
  return value === undefined || value === '' ? otherwise : value.charAt(0);
}

function readLine(reading: Reading, section: SectionName, line: string, index: number): void {
  switch (section) {
    case 'Allgemein': {
      const at = line.indexOf('=');
      if (at < 1) report(reading, index, 'In [Allgemein] steht je Zeile Name=Wert.');
      else reading.general.push([line.slice(0, at).trim(), line.slice(at + 1).trim()]);
      return;
    }
    case 'Satzbeschreibung': {
      const type = readRecordType(splitLine(line, ';', '"').map((value) => value?.text ?? ''));
      if (type && !reading.recordTypes.some(({ number }) => number === type.number))
        reading.recordTypes.push(type);
      else
        report(reading, index, 'Eine Satzbeschreibung nennt Nummer, Tabelle und Felder, jede Nummer einmal.');
      return;
    }
    case 'Stammdaten':
      readRow(reading, reading.masterData, line, index);
      return;
    case 'Bewegungsdaten':
      readRow(reading, reading.movements, line, index);
      return;
    case 'Entfernen':
      readRow(reading, reading.removals, line, index);
      return;
    case 'Hinweistext':
    case 'Hinweisdaten':
      reading.notes.push(line);
      return;
  }
}

function readRecordType([number = '', table = '', ...fields]: readonly string[]): LodasRecordType | null {
  const isComplete = /^\d+$/.test(number) && /^\w+$/.test(table) && fields.length > 0;
  const areFields = fields.every((field) => /^\w+#(psd|mpd|bwd)$/.test(field));
  return isComplete && areFields ? { number, table, fields } : null;
}

function readRow(reading: Reading, rows: LodasRow[], line: string, index: number): void {
  const separator = settingOf(reading, 'Feldtrennzeichen', ';');
  const [first, ...values] = splitLine(line, separator, settingOf(reading, 'Stringbegrenzer', '"'));
  const type = reading.recordTypes.find(({ number }) => number === first?.text);
  if (!type) {
    report(reading, index, 'Die Satzart ist nicht beschrieben.');
    return;
  }
  // The separator at the end may be missing; a value after it is one too many.
  if (values.length !== type.fields.length) {
    report(reading, index, `Die Zeile hat ${values.length} Werte, beschrieben sind ${type.fields.length}.`);
    return;
  }
  rows.push({ recordType: type.number, values });
}

/** Splits at separators outside quotes; one separator at the end closes the line. */
function splitLine(line: string, separator: string, quote: string): (LodasValue | null)[] {
  const parts: string[] = [''];
  let isInside = false;
  for (const character of line) {
    if (character === quote) isInside = !isInside;
    if (character === separator && !isInside) parts.push('');
    else parts[parts.length - 1] += character;
  }
  if (parts.at(-1)?.trim() === '') parts.pop();
  return parts.map((part) => readValue(part.trim(), quote));
}

function readValue(part: string, quote: string): LodasValue | null {
  if (part === '') return null;
  const isQuoted = part.length >= 2 && part.startsWith(quote) && part.endsWith(quote);
  return isQuoted ? { text: part.slice(1, -1), isQuoted } : { text: part, isQuoted };
}

function checkWhole(reading: Reading): void {
  for (const name of ['Allgemein', 'Satzbeschreibung']) {
    if (!reading.sections.has(name)) report(reading, null, `Der Abschnitt [${name}] fehlt.`);
  }
  if (reading.masterData.length + reading.movements.length + reading.removals.length === 0) {
    report(reading, null, 'Die Datei enthält keine Daten.');
  }
  const general = new Map(reading.general);
  const target = general.get('Ziel') ?? '';
  if (target.toUpperCase() !== 'LODAS') report(reading, null, `Das Ziel ist „${target}“, nicht LODAS.`);
  if (!/^\d{4,7}$/.test(general.get('BeraterNr') ?? '')) report(reading, null, 'Die BeraterNr fehlt.');
  if (!/^\d{1,5}$/.test(general.get('MandantenNr') ?? '')) report(reading, null, 'Die MandantenNr fehlt.');
}
