'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { ShownProblem } from './import-answer';
import { problemFile } from './problem-file';

/** So many stand on the page; the file has them all. */
const shownProblems = 50;

/** The lines that stay behind, each with its column, its value and what to do; all of them as a file. */
export function ProblemTable({ problems, lines }: { problems: readonly ShownProblem[]; lines: number }) {
  const t = useTranslations('csvImport.problems');

  function download() {
    const headers = [t('line'), t('column'), t('value'), t('wrong'), t('remedy')];
    const blob = new Blob([problemFile(problems, headers)], { type: 'text/csv;charset=utf-8' });
    const address = URL.createObjectURL(blob);
    const link = document.createElement('a');
    link.href = address;
    link.download = t('fileName');
    link.click();
    URL.revokeObjectURL(address);
  }

  return (
    <section
      aria-label={t('title', { count: lines })}
      className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card"
    >
      <header className="flex flex-wrap items-center justify-between gap-3 px-5 py-3">
        <h3 className="font-semibold text-danger">{t('title', { count: lines })}</h3>
        <Button size="small" onClick={download}>
          <Download aria-hidden />
          {t('download')}
        </Button>
      </header>
      <Table caption={t('title', { count: lines })}>
        <thead>
          <tr>
            <HeaderCell>{t('line')}</HeaderCell>
            <HeaderCell>{t('column')}</HeaderCell>
            <HeaderCell>{t('value')}</HeaderCell>
            <HeaderCell>{t('wrong')}</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {problems.slice(0, shownProblems).map(({ line, column, value, title, remedy }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell may have several faults, the list never changes in place
            <tr key={index}>
              <Cell className="figures">{line}</Cell>
              <Cell>{column ?? '–'}</Cell>
              <Cell className="max-w-40 break-words">{value === '' ? '–' : value}</Cell>
              <Cell className="min-w-52">
                <span className="block font-medium">{title}</span>
                <span className="block text-muted">{remedy}</span>
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      {problems.length > shownProblems ? (
        <p className="px-5 py-3 text-sm text-muted">
          {t('more', { count: problems.length - shownProblems })}
        </p>
      ) : null}
    </section>
  );
}
