import { NextResponse } from 'next/server';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { getPlatform } from '@/app/_server/platform';
import { currentActor, currentUser } from '@/app/_server/session';
import { otherCompanyShown } from '@/app/_server/shown-company';
import { readLimited } from '@/app/(product)/belege/neu/datei/read-limited';
import {
  type ImportAnswer,
  type ImportOutcome,
  type ImportRow,
  importKinds,
  largestImport,
} from '@/components/general-data/import-answer';
import {
  mostPeopleRows,
  type PeopleImport,
  type PeopleRowOutcome,
} from '@/lib/general-data/csv/import-people';
import type { UserActor } from '@/lib/identity/actor';
import { may } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import { fieldFaults } from '../answers';

/** Text in JSON is longer than in the file. */
const mostBytes = 2 * largestImport;

const importSchema = z.object({
  kind: z.enum(importKinds),
  rows: z
    .array(z.object({ line: z.int().min(1), values: z.record(z.string().max(40), z.string().max(2000)) }))
    .max(mostPeopleRows),
});

type Answer<T> = (platform: Platform, actor: UserActor, bytes: Uint8Array) => Promise<ImportAnswer<T>>;

/** Frame of the import's routes: who, may he, how much. Other sites do not get here (`proxy.ts`). */
export async function answerImport<T>(request: Request, answer: Answer<T>): Promise<Response> {
  if (!(await currentUser())) return json({ kind: 'signed_out' }, 401);
  const actor = await currentActor();
  if (!actor || !may(actor, 'employees.write')) return new Response(null, { status: 404 });
  const otherCompany = await otherCompanyShown(actor, request);
  if (otherCompany) return json({ kind: 'refused', message: otherCompany }, 409);
  const bytes = await readLimited(request, mostBytes);
  if (!bytes) {
    return json({ kind: 'refused', message: (await getTranslations('people.import'))('tooLarge') }, 413);
  }
  return json(await answer(await getPlatform(), actor, bytes));
}

function json<T>(body: ImportAnswer<T>, status = 200): Response {
  return NextResponse.json(body, { status, headers: { 'Cache-Control': 'no-store' } });
}

/** Lines as the page sends them; null for anything else. */
export function readImport(bytes: Uint8Array): PeopleImport | null {
  try {
    const parsed = importSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? { kind: parsed.data.kind, rows: parsed.data.rows satisfies ImportRow[] } : null;
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}

/** Outcomes with sentences at their fields; a person is named by his number here. */
export async function importOutcomes(
  kind: PeopleImport['kind'],
  outcomes: readonly PeopleRowOutcome[],
): Promise<ImportOutcome[]> {
  const shown: ImportOutcome[] = [];
  for (const { line, kind: outcome, problems, overwrites } of outcomes) {
    const named = outcome === 'refused' ? await fieldFaults(problems) : {};
    const { employeeId, ...faults } = named;
    const byNumber = kind !== 'employees' && employeeId ? { employeeNumber: employeeId } : {};
    shown.push({ line, kind: outcome, faults: { ...faults, ...byNumber }, overwrites });
  }
  return shown;
}
