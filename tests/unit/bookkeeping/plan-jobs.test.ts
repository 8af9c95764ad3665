import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import { describeJobPlan, jobLimits, type PlannableDocument, planJobs } from '@/lib/bookkeeping/plan-jobs';
import { codesOf } from './example-invoice';

const document = (
  id: string,
  sizes: readonly number[] = [],
  ledger: Ledger = 'accounts_receivable',
  month = '2026-01',
): PlannableDocument => ({
  id,
  ledger,
  month: month as AccountingMonth,
  ledgerBytes: 2_000,
  images: sizes.map((size, index) => ({ fileName: `${id}-${index}.pdf`, size })),
});

const many = (count: number, sizes: readonly number[] = []) =>
  Array.from({ length: count }, (_, index) => document(String(index), sizes));

describe('planning jobs (T1)', () => {
  it('makes one job per ledger and month, in a steady order', () => {
    const plan = planJobs([
      document('a', [], 'cash', '2026-02'),
      document('b'),
      document('c', [], 'accounts_payable'),
      document('d'),
    ]);
    expect(
      plan.jobs.map(({ ledger, month, documentIds }) => `${month} ${ledger} ${documentIds.join()}`),
    ).toEqual(['2026-01 accounts_payable c', '2026-01 accounts_receivable b,d', '2026-02 cash a']);
  });

  it('splits at 150 MB', () => {
    const { jobs } = planJobs(many(8, [20_000_000]));
    expect(jobs.map(({ documentIds }) => documentIds.length)).toEqual([7, 1]);
    expect(jobs.map(({ part, parts, splitBy }) => `${part}/${parts} ${splitBy}`)).toEqual([
      '1/2 size',
      '2/2 null',
    ]);
  });

  it('splits at 4,900 files, document.xml counted', () => {
    const { jobs } = planJobs(many(4_900));
    expect(jobs.map(({ files, splitBy }) => [files, splitBy])).toEqual([
      [4_900, 'files'],
      [2, null],
    ]);
  });

  it('reads as a plan', () => {
    const plan = planJobs(many(8, [20_000_000]));
    expect(describeJobPlan(plan)[0]).toBe(
      'Rechnungsausgang 2026-01, Teil 1 von 2: 7 Belege, 15 Dateien, höchstens 140 MB (geteilt: 150 MB erreicht)',
    );
  });

  it('refuses single documents no job could carry, and plans the others', () => {
    const plan = planJobs([
      document('file', [20_000_001]),
      document(
        'all',
        Array.from({ length: 8 }, () => 20_000_000),
      ),
      document(
        'many',
        Array.from({ length: 50 }, () => 1),
      ),
      document('fine', [20_000_000]),
    ]);
    expect(plan.refused.map(({ id, problems }) => `${id} ${codesOf(problems).join()}`)).toEqual([
      'file FILE_TOO_LARGE',
      'all DOCUMENT_TOO_LARGE_FOR_JOB',
      'many TOO_MANY_ATTACHMENTS',
    ]);
    expect(plan.jobs.flatMap(({ documentIds }) => documentIds)).toEqual(['fine']);
  });

  it('loses nothing, doubles nothing, keeps the order and the limits, whatever the sizes', () => {
    const sizes = fc.array(fc.array(fc.integer({ min: 1, max: 21_000_000 }), { maxLength: 9 }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(sizes, (list) => {
        const documents = list.map((images, index) => document(String(index), images));
        const { jobs, refused } = planJobs(documents);
        const planned = jobs.flatMap(({ documentIds }) => documentIds);
        const left = new Set(refused.map(({ id }) => id));
        expect(planned).toEqual(documents.map(({ id }) => id).filter((id) => !left.has(id)));
        for (const job of jobs) {
          expect(job.bytes).toBeLessThanOrEqual(jobLimits.jobBytes);
          expect(job.files).toBeLessThanOrEqual(jobLimits.files);
          expect(job.documentIds.length).toBeLessThanOrEqual(jobLimits.documents);
        }
      }),
    );
  });
});
