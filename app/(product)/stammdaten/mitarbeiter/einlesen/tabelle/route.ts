import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { readerLocale } from '@/components/format/format';
import { type ImportTable, importKinds } from '@/components/general-data/import-answer';
import type { Problem } from '@/lib/bookkeeping/problem';
import { readTable } from '@/lib/documents/csv/read-table';
import { mostPeopleRows } from '@/lib/general-data/csv/import-people';
import { peopleCsvFields } from '@/lib/general-data/csv/people-fields';
import { proposePeopleColumns } from '@/lib/general-data/csv/propose-columns';
import { describeFinding, toFinding } from '@/lib/preflight/finding';
import { answerImport } from '../answer-import';

const kindSchema = z.enum(importKinds).catch('employees');

/** Reads the file into a table and proposes which column is which; nothing is stored. */
export async function POST(request: Request): Promise<Response> {
  const kind = kindSchema.parse(new URL(request.url).searchParams.get('art'));
  return answerImport<ImportTable>(request, async (_platform, _actor, bytes) => {
    const locale = readerLocale(await getLocale());
    const sentence = (problem: Problem) => {
      const { title, cause } = describeFinding(toFinding(problem, null), locale);
      return `${title}. ${cause}`;
    };
    const table = readTable(bytes, { encoding: 'auto', delimiter: 'auto' });
    if (!table.ok) return { kind: 'refused', message: table.problems.map(sentence).join(' ') };
    const { headers, rows, problems } = table.value;
    if (rows.length > mostPeopleRows) {
      const t = await getTranslations('people.import');
      return { kind: 'refused', message: t('tooManyRows', { count: rows.length, most: mostPeopleRows }) };
    }
    return {
      kind: 'done',
      value: {
        headers,
        rows,
        faults: problems.map(({ line, problem }) => ({ line, message: sentence(problem) })),
        fields: peopleCsvFields[kind].map(({ key, isRequired }) => ({ key, isRequired })),
        columns: proposePeopleColumns(kind, headers),
      },
    };
  });
}
