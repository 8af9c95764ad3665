'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ImportAnswer, ImportKind } from './import-answer';
import { ItemTable } from './item-table';
import { ProblemTable } from './problem-table';

interface CheckStepProps {
  readonly kind: ImportKind;
  readonly answer: Extract<ImportAnswer, { counts: unknown }>;
  readonly isPending: boolean;
  readonly confirm: () => void;
  readonly back: () => void;
}

/** What would happen, before it does: how many of each, what stays behind and why. */
export function CheckStep({ kind, answer, isPending, confirm, back }: CheckStepProps) {
  const t = useTranslations('csvImport.check');
  const { counts, items, problems } = answer;
  const toStore = counts.create + counts.new_version;
  return (
    <div className="flex flex-col gap-5">
      {toStore > 0 ? (
        <Notice tone="info" title={t(`ready.${kind}`, { count: toStore })}>
          <CountList counts={counts} />
        </Notice>
      ) : (
        <Notice tone="warning" title={t('nothing')}>
          <CountList counts={counts} />
        </Notice>
      )}
      {problems.length > 0 ? <ProblemTable problems={problems} lines={counts.refused} /> : null}
      {items.length > 0 ? <ItemTable items={items} counts={counts} /> : null}
      <div className="flex flex-wrap gap-2">
        {toStore > 0 ? (
          <SubmitButton type="button" variant="primary" pending={isPending} onClick={confirm}>
            {t(`confirm.${kind}`, { count: toStore })}
          </SubmitButton>
        ) : null}
        <Button onClick={back}>{t('back')}</Button>
      </div>
    </div>
  );
}

/** How many of each, in words; what does not occur is not named. */
export function CountList({ counts }: { counts: Extract<ImportAnswer, { counts: unknown }>['counts'] }) {
  const t = useTranslations('csvImport.counts');
  const shown = (['create', 'new_version', 'unchanged', 'conflict', 'refused'] as const).filter(
    (key) => counts[key] > 0,
  );
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1">
      {shown.map((key) => (
        <li key={key}>{t(key, { count: counts[key] })}</li>
      ))}
    </ul>
  );
}
