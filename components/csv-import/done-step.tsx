'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { CountList } from './check-step';
import type { ImportAnswer, ImportKind } from './import-answer';
import { ProblemTable } from './problem-table';

interface DoneStepProps {
  readonly kind: ImportKind;
  readonly answer: Extract<ImportAnswer, { counts: unknown }>;
  readonly target: string;
  readonly startAgain: () => void;
}

/** What was done, and what is left for the next file. */
export function DoneStep({ kind, answer, target, startAgain }: DoneStepProps) {
  const t = useTranslations('csvImport.done');
  const { counts, problems } = answer;
  return (
    <div className="flex flex-col gap-5">
      <Notice
        role="status"
        tone="success"
        title={t(`title.${kind}`, { count: counts.create + counts.new_version })}
        actions={
          <>
            <Button asChild variant="primary">
              <Link href={target}>{t('show')}</Link>
            </Button>
            <Button onClick={startAgain}>{t('again')}</Button>
          </>
        }
      >
        <CountList counts={counts} />
        <p className="mt-1">{t('repeat')}</p>
      </Notice>
      {problems.length > 0 ? <ProblemTable problems={problems} lines={counts.refused} /> : null}
    </div>
  );
}
