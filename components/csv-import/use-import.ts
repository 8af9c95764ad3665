'use client';

import { useState } from 'react';
import { fromShownCompany } from '@/components/session/shown-company';
import type { CsvMapping } from '@/lib/documents/csv/mapping';
import { type ImportAnswer, type ImportKind, importSlugs, largestImport } from './import-answer';

type Shown = Exclude<ImportAnswer, { kind: 'signed_out' }>;

/** Where the import stands. */
export type ImportState =
  | { readonly step: 'choose'; readonly answer: Shown | null }
  | { readonly step: 'columns'; readonly answer: Extract<ImportAnswer, { file: unknown }> }
  | { readonly step: 'check' | 'done'; readonly answer: Extract<ImportAnswer, { counts: unknown }> };

/**
 * The steps of an import. The file stays in the browser and goes along with each step: nothing is kept on our side before it
 * is confirmed.
 */
export function useImport(kind: ImportKind, onSignedOut: () => void) {
  const [file, setFile] = useState<File | null>(null);
  const [state, setState] = useState<ImportState>({ step: 'choose', answer: null });
  const [isPending, setIsPending] = useState(false);
  const [isLost, setIsLost] = useState(false);

  async function ask(sent: File, act: 'pruefen' | 'uebernehmen', mapping: CsvMapping | null) {
    if (isPending) return;
    setIsPending(true);
    setIsLost(false);
    const answer = await post(kind, sent, act, mapping);
    setIsPending(false);
    if (answer === null) setIsLost(true);
    else if (answer.kind === 'signed_out') onSignedOut();
    else setState(stateOf(answer, mapping !== null));
  }

  return {
    file,
    state,
    isPending,
    isLost,
    choose(chosen: File) {
      setFile(chosen);
      if (chosen.size > largestImport) setState({ step: 'choose', answer: { kind: 'too_large' } });
      else void ask(chosen, 'pruefen', null);
    },
    check(mapping: CsvMapping) {
      if (file) void ask(file, 'pruefen', mapping);
    },
    confirm(mapping: CsvMapping) {
      if (file) void ask(file, 'uebernehmen', mapping);
    },
    backToColumns() {
      if (state.step === 'check') setState({ step: 'columns', answer: state.answer });
    },
    startAgain() {
      setFile(null);
      setState({ step: 'choose', answer: null });
    },
  };
}

/** A file whose columns were only proposed shows them first, even where everything could be read. */
function stateOf(answer: Shown, wasMapped: boolean): ImportState {
  switch (answer.kind) {
    case 'too_large':
    case 'other_company':
    case 'unreadable':
      return { step: 'choose', answer };
    case 'mapping_open':
      return { step: 'columns', answer };
    case 'planned':
      return wasMapped ? { step: 'check', answer } : { step: 'columns', answer };
    case 'imported':
      return { step: 'done', answer };
  }
}

/** null: no answer. Nothing was lost: what was stored is recognised when it is sent again. */
async function post(
  kind: ImportKind,
  file: File,
  act: 'pruefen' | 'uebernehmen',
  mapping: CsvMapping | null,
): Promise<ImportAnswer | null> {
  const body = new FormData();
  body.set('datei', file);
  if (mapping) body.set('zuordnung', JSON.stringify(mapping));
  try {
    const response = await fetch(`/belege/import/datei?art=${importSlugs[kind]}&schritt=${act}`, {
      method: 'POST',
      headers: fromShownCompany(),
      body,
    });
    return (await response.json()) as ImportAnswer;
  } catch (failure) {
    if (failure instanceof TypeError || failure instanceof SyntaxError) return null;
    throw failure;
  }
}
