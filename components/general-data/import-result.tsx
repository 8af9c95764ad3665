'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { describedBy, Field, Input } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ImportOutcome } from './import-answer';
import { type ImportState, openRows, type useImport } from './use-import';

interface ImportResultProps {
  readonly state: ImportState;
  readonly outcomes: readonly ImportOutcome[];
  readonly work: ReturnType<typeof useImport>;
}

/** Faulty lines are mended here; more of them than this are better mended in the file. */
const mostShown = 50;

/** What the check found: how many go, whom they would overwrite, and every faulty line with its fields to be mended. */
export function ImportResult({ state, outcomes, work }: ImportResultProps) {
  const t = useTranslations('people.import');
  const refused = outcomes.filter(({ kind }) => kind === 'refused');
  const good = outcomes.length - refused.length;
  const count = (kind: ImportOutcome['kind']) => outcomes.filter((outcome) => outcome.kind === kind).length;
  const overwriting = outcomes.filter(({ overwrites }) => overwrites !== null);
  return (
    <Card id="ergebnis" title={t('resultTitle')}>
      <p role="status" className="mb-4">
        {state.stored.size > 0 ? `${t('stored', { count: state.stored.size })} ` : ''}
        {outcomes.length > 0
          ? t('counts', {
              created: count('created'),
              changed: count('changed'),
              unchanged: count('unchanged'),
              refused: refused.length,
            })
          : ''}
      </p>
      {overwriting.length > 0 ? (
        <Notice tone="warning" title={t('overwritesTitle')} className="mb-4">
          <ul className="list-disc pl-5">
            {overwriting.slice(0, mostShown).map(({ line, overwrites }) => (
              <li key={line}>{t('overwrites', { line, name: overwrites ?? '' })}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {refused.length > 0 ? <FaultyLines state={state} refused={refused} work={work} /> : null}
      <div className="flex flex-wrap gap-3">
        {good > 0 ? (
          <SubmitButton
            type="button"
            variant="primary"
            pending={work.isBusy}
            onClick={() => void work.store()}
          >
            {t('store', { count: good })}
          </SubmitButton>
        ) : null}
        {refused.length > 0 ? (
          <SubmitButton type="button" pending={work.isBusy} onClick={() => void work.check()}>
            {t('checkAgain')}
          </SubmitButton>
        ) : null}
        {outcomes.length === 0 ? (
          <Button asChild variant="primary">
            <Link href="/stammdaten/mitarbeiter">{t('toList')}</Link>
          </Button>
        ) : null}
      </div>
    </Card>
  );
}

function FaultyLines({
  state,
  refused,
  work,
}: {
  state: ImportState;
  refused: readonly ImportOutcome[];
  work: ImportResultProps['work'];
}) {
  const t = useTranslations('people.import');
  const rows = new Map(openRows(state).map((row) => [row.line, row.values]));
  return (
    <ul className="mb-5 flex flex-col gap-4">
      {refused.slice(0, mostShown).map((outcome) => (
        <li key={outcome.line} className="rounded-xl border border-danger/40 p-4">
          <FaultyLine outcome={outcome} values={rows.get(outcome.line) ?? {}} mend={work.mend} />
        </li>
      ))}
      {refused.length > mostShown ? (
        <li className="text-sm text-muted">{t('moreFaulty', { count: refused.length - mostShown })}</li>
      ) : null}
    </ul>
  );
}

interface FaultyLineProps {
  readonly outcome: ImportOutcome;
  readonly values: Readonly<Record<string, string>>;
  readonly mend: (line: number, field: string, text: string) => void;
}

function FaultyLine({ outcome, values, mend }: FaultyLineProps) {
  const t = useTranslations('people');
  const id = useId();
  const { line, faults } = outcome;
  const known = Object.keys(faults).filter((field) => field !== '' && field in values);
  const others = Object.entries(faults).filter(([field]) => !known.includes(field));
  const shown = [...known, ...['firstName', 'lastName', 'employeeNumber'].filter((field) => field in values)];
  return (
    <>
      <p className="mb-2 text-sm font-semibold">{t('import.line', { line })}</p>
      {others.map(([field, message]) => (
        <p key={field} className="mb-2 text-sm font-medium text-danger">
          {message}
        </p>
      ))}
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {[...new Set(shown)].map((field) => (
          <Field key={field} id={`${id}-${field}`} label={t(`fields.${field}`)} error={faults[field]}>
            <Input
              id={`${id}-${field}`}
              value={values[field] ?? ''}
              onChange={(event) => mend(line, field, event.target.value)}
              {...describedBy(`${id}-${field}`, { error: faults[field] })}
            />
          </Field>
        ))}
      </div>
    </>
  );
}
