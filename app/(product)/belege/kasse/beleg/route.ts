import { NextResponse } from 'next/server';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { isFromOurPages } from '@/app/_security/own-origin';
import { getPlatform } from '@/app/_server/platform';
import { currentActor, currentUser } from '@/app/_server/session';
import { otherCompanyShown } from '@/app/_server/shown-company';
import { findingsOf } from '@/app/_shell/findings';
import { type ActionAnswer, done, refused } from '@/components/session/action-answer';
import { largestUpload } from '@/components/upload/upload-answer';
import { addCashReceipt, type ChangeCashEntryOutcome } from '@/lib/documents/keep-cash-book';
import { may } from '@/lib/identity/permissions';
import { readLimited } from '../../neu/datei/read-limited';

const querySchema = z.object({ eintrag: z.uuid(), name: z.string().min(1).max(255) });

/** One receipt for an open cash entry. The body is the file itself. */
export async function POST(request: Request): Promise<Response> {
  if (!isFromOurPages(request.method, (name) => request.headers.get(name))) {
    return new Response(null, { status: 403 });
  }
  if (!(await currentUser())) return answer({ kind: 'signed_out' }, 401);
  const actor = await currentActor();
  if (!actor || !may(actor, 'documents.write')) return new Response(null, { status: 404 });
  const otherCompany = await otherCompanyShown(actor, request);
  if (otherCompany) return answer(refused(otherCompany), 409);
  const query = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return new Response(null, { status: 400 });
  const content = await readLimited(request, largestUpload);
  if (!content) return answer(refused((await getTranslations('cashBook.receipts'))('tooLarge')), 413);
  const { eintrag: cashEntryId, name: fileName } = query.data;
  const outcome = await addCashReceipt(await getPlatform(), actor, { cashEntryId, fileName, content });
  return answer(await answerOf(outcome));
}

async function answerOf(outcome: ChangeCashEntryOutcome): Promise<ActionAnswer> {
  const t = await getTranslations('cashBook');
  switch (outcome.kind) {
    case 'created':
    case 'new_version':
    case 'unchanged':
      return done();
    case 'not_found':
      return refused(t('gone'));
    case 'conflict':
    case 'changed_meanwhile':
      return refused(t('locked'));
    case 'invalid':
      return refused(t('receipts.refused'), { findings: await findingsOf(outcome.problems) });
  }
}

function answer(body: ActionAnswer, status = 200): Response {
  return NextResponse.json(body, { status, headers: { 'Cache-Control': 'no-store' } });
}
