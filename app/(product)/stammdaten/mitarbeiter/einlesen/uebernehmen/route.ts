import { getTranslations } from 'next-intl/server';
import type { ImportOutcome } from '@/components/general-data/import-answer';
import { importPeople } from '@/lib/general-data/csv/import-people';
import { answerImport, importOutcomes, readImport } from '../answer-import';

/** Stores every line that can be stored. */
export async function POST(request: Request): Promise<Response> {
  return answerImport<readonly ImportOutcome[]>(request, async (platform, actor, bytes) => {
    const work = readImport(bytes);
    if (!work) return { kind: 'refused', message: (await getTranslations('people.import'))('unreadable') };
    const outcomes = await importPeople(platform, actor, work);
    return { kind: 'done', value: await importOutcomes(work.kind, outcomes) };
  });
}
