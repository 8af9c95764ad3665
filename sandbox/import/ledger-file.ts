import type { PostingRow } from '../world/job';
import {
  consolidateAttributes,
  type LedgerKind,
  ledgerKinds,
  rootAttributes,
  rowFields,
} from './ledger-fields';
import { checkAttributes, checkTextChildren } from './shape';
import { readXml, type XmlElement } from './xml';

const NAMESPACE = 'http://xml.datev.de/bedi/tps/ledger/v060';
const MOST_ROWS = 5_000;

/** A Belegsatzdatendatei (LedgerImport v6.0) whose form is right; its content is not checked yet. */
export interface LedgerFile {
  readonly kind: LedgerKind;
  /** The attributes of `consolidate`, without the prefix `consolidated`, e.g. `Amount`. */
  readonly consolidated: Readonly<Record<string, string>>;
  readonly rows: readonly PostingRow[];
}

export type LedgerReading =
  | { readonly kind: 'read'; readonly file: LedgerFile }
  | { readonly kind: 'refused'; readonly errors: readonly string[] };

export function readLedgerFile(content: Uint8Array): LedgerReading {
  const reading = readXml(content);
  if (reading.kind === 'unreadable') return refused([`Die Datei ist kein lesbares XML: ${reading.reason}`]);
  const { root } = reading;
  if (root.name !== 'LedgerImport' || root.namespace !== NAMESPACE) {
    return refused([`Das Wurzelelement ist nicht LedgerImport der Version 6.0, sondern "${root.name}"`]);
  }
  const [consolidate, ...more] = root.children;
  if (consolidate?.name !== 'consolidate' || consolidate.namespace !== NAMESPACE || more.length > 0) {
    return refused(['LedgerImport: genau ein Element "consolidate" wird erwartet']);
  }
  const errors = [
    ...checkAttributes(root, rootAttributes),
    ...checkAttributes(consolidate, consolidateAttributes),
    ...checkRows(consolidate),
  ];
  const kind = ledgerKinds.find((candidate) => candidate === consolidate.children[0]?.name);
  if (errors.length > 0 || kind === undefined) return refused(errors);
  return { kind: 'read', file: { kind, consolidated: attributesOf(consolidate), rows: rowsOf(consolidate) } };
}

function checkRows(consolidate: XmlElement): string[] {
  const [first] = consolidate.children;
  const kind = ledgerKinds.find((candidate) => candidate === first?.name);
  if (!kind) return ['consolidate: mindestens eine Zeile einer bekannten Art wird erwartet'];
  if (consolidate.children.length > MOST_ROWS) return [`consolidate: mehr als ${MOST_ROWS} Zeilen`];
  return consolidate.children.flatMap((row) =>
    row.name === kind && row.namespace === NAMESPACE
      ? [...checkAttributes(row, []), ...checkTextChildren(row, rowFields[kind])]
      : [`consolidate: Element "${row.name}" neben "${kind}" ist nicht zulässig`],
  );
}

function attributesOf(consolidate: XmlElement): Record<string, string> {
  const named = [...consolidate.attributes].filter(([name]) => name.startsWith('consolidated'));
  return Object.fromEntries(named.map(([name, value]) => [name.slice('consolidated'.length), value]));
}

function rowsOf(consolidate: XmlElement): PostingRow[] {
  return consolidate.children.map((row) =>
    Object.fromEntries(row.children.map((field) => [field.name, field.text])),
  );
}

function refused(errors: readonly string[]): LedgerReading {
  return { kind: 'refused', errors };
}
