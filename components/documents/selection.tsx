'use client';

import { useLocale, useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { formatAmount, readerLocale } from '@/components/format/format';
import { Button } from '@/components/ui/button';
import type { DocumentRow, Selection } from './document-selection';

interface SelectionState {
  readonly selection: Selection;
  readonly select: (selection: Selection) => void;
}

const SelectionContext = createContext<SelectionState>({ selection: {}, select: () => undefined });

/** Keeps what is marked while the reader pages, sorts and filters. */
export function SelectionProvider({ children }: { children: ReactNode }) {
  const [selection, select] = useState<Selection>({});
  const value = useMemo(() => ({ selection, select }), [selection]);
  return <SelectionContext value={value}>{children}</SelectionContext>;
}

export function useSelection(): SelectionState {
  return useContext(SelectionContext);
}

/** What is marked, its sum, and the way to let go of it. Its room is always there, so the list below never jumps. */
export function SelectionBar({ hint }: { hint: string }) {
  const t = useTranslations('documents');
  const locale = readerLocale(useLocale());
  const { selection, select } = useSelection();
  const rows = Object.values(selection);
  return (
    <div
      aria-live="polite"
      className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-5 py-1.5 text-sm"
    >
      {rows.length === 0 ? (
        <span className="text-muted">{hint}</span>
      ) : (
        <>
          <span className="font-medium">{t('selected', { count: rows.length })}</span>
          <span className="figures">
            {sumsByCurrency(rows)
              .map(([currency, sum]) => formatAmount(sum, currency, locale))
              .join(' + ')}
          </span>
          <Button variant="quiet" size="small" onClick={() => select({})}>
            {t('unselect')}
          </Button>
        </>
      )}
    </div>
  );
}

function sumsByCurrency(rows: readonly DocumentRow[]): [string, number][] {
  const sums = new Map<string, number>();
  for (const { currency, grossAmount } of rows) sums.set(currency, (sums.get(currency) ?? 0) + grossAmount);
  return [...sums];
}
