'use client';

import { useState } from 'react';
import { useSignInAgain } from '@/components/session/session-guard';
import {
  askImport,
  type ImportAnswer,
  type ImportKind,
  type ImportOutcome,
  type ImportRow,
  type ImportTable,
} from './import-answer';

export interface ImportState {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly table: ImportTable;
  readonly columns: Readonly<Record<string, string>>;
  /** Cells a person mended: line → field → text. */
  readonly mended: Readonly<Record<number, Readonly<Record<string, string>>>>;
  /** null: not checked since the last change of the columns. */
  readonly outcomes: readonly ImportOutcome[] | null;
  /** Lines that are stored already. */
  readonly stored: ReadonlySet<number>;
}

interface Import {
  readonly state: ImportState | null;
  readonly isBusy: boolean;
  /** What is wrong with the whole; `lost`: no answer came. */
  readonly trouble: { readonly kind: 'refused'; readonly message: string } | { readonly kind: 'lost' } | null;
  read(kind: ImportKind, file: File): Promise<void>;
  chooseColumn(field: string, header: string): void;
  mend(line: number, field: string, text: string): void;
  check(): Promise<void>;
  store(): Promise<void>;
  startOver(): void;
}

/** The way of a file: read, matched, checked, mended, stored. Everything typed stays here until it is stored (K7). */
export function useImport(): Import {
  const signInAgain = useSignInAgain();
  const [state, setState] = useState<ImportState | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [trouble, setTrouble] = useState<Import['trouble']>(null);

  async function ask<T>(work: () => Promise<ImportAnswer<T>>, use: (value: T) => void): Promise<void> {
    if (isBusy) return;
    setIsBusy(true);
    setTrouble(null);
    const answer = await work();
    setIsBusy(false);
    if (answer.kind === 'done') use(answer.value);
    else if (answer.kind === 'signed_out') signInAgain();
    else setTrouble(answer);
  }

  const send = (path: 'pruefen' | 'uebernehmen', kind: ImportKind, rows: readonly ImportRow[]) =>
    askImport<readonly ImportOutcome[]>(path, JSON.stringify({ kind, rows }), 'application/json');

  return {
    state,
    isBusy,
    trouble,
    read: (kind, file) =>
      ask(
        () => askImport<ImportTable>(`tabelle?art=${kind}`, file, 'text/csv'),
        (table) =>
          setState({
            kind,
            fileName: file.name,
            table,
            columns: table.columns,
            mended: {},
            outcomes: null,
            stored: new Set(),
          }),
      ),
    chooseColumn: (field, header) =>
      setState(
        (known) => known && { ...known, outcomes: null, columns: withColumn(known.columns, field, header) },
      ),
    mend: (line, field, text) =>
      setState(
        (known) =>
          known && {
            ...known,
            mended: { ...known.mended, [line]: { ...known.mended[line], [field]: text } },
            outcomes: known.outcomes?.map((one) => withoutFault(one, line, field)) ?? null,
          },
      ),
    async check() {
      if (!state) return;
      const rows = openRows(state);
      await ask(
        () => send('pruefen', state.kind, rows),
        (outcomes) => setState((known) => known && { ...known, outcomes }),
      );
    },
    async store() {
      if (!state?.outcomes) return;
      const refused = new Set(state.outcomes.flatMap(({ kind, line }) => (kind === 'refused' ? [line] : [])));
      const rows = openRows(state).filter(({ line }) => !refused.has(line));
      await ask(
        () => send('uebernehmen', state.kind, rows),
        (outcomes) => setState((known) => known && afterStoring(known, outcomes)),
      );
    },
    startOver: () => {
      setTrouble(null);
      setState(null);
    },
  };
}

/** What was said of a cell was said of its old text. The field stays in sight; the next check speaks again. */
function withoutFault(outcome: ImportOutcome, line: number, field: string): ImportOutcome {
  if (outcome.line !== line || !outcome.faults[field]) return outcome;
  return { ...outcome, faults: { ...outcome.faults, [field]: '' } };
}

function withColumn(columns: ImportState['columns'], field: string, header: string): ImportState['columns'] {
  const { [field]: _, ...others } = columns;
  return header === '' ? others : { ...others, [field]: header };
}

/** What is stored leaves the list; what was refused after all stays in it. */
function afterStoring(state: ImportState, outcomes: readonly ImportOutcome[]): ImportState {
  const stored = new Set(state.stored);
  for (const { line, kind } of outcomes) if (kind !== 'refused') stored.add(line);
  const left = (state.outcomes ?? []).filter(({ line }) => !stored.has(line));
  const anew = new Map(outcomes.map((outcome) => [outcome.line, outcome]));
  return { ...state, stored, outcomes: left.map((outcome) => anew.get(outcome.line) ?? outcome) };
}

/** Lines still to be stored, in the columns chosen, with what was mended. */
export function openRows({ table, columns, mended, stored }: ImportState): ImportRow[] {
  const places = Object.entries(columns).map(
    ([field, header]) => [field, table.headers.indexOf(header)] as const,
  );
  return table.rows
    .filter(({ line }) => !stored.has(line))
    .map(({ line, cells }) => ({
      line,
      values: {
        ...Object.fromEntries(places.map(([field, place]) => [field, cells[place] ?? ''])),
        ...mended[line],
      },
    }));
}
