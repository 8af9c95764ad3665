import { NextResponse } from 'next/server';
import { z } from 'zod';
import { getPlatform } from '@/app/_server/platform';
import { currentActor, currentUser } from '@/app/_server/session';
import type { IdPageProps } from '@/app/_shell/page-props';
import type { ProgressJson } from '@/components/transfer/progress-json';
import { may } from '@/lib/identity/permissions';
import { readTransferProgress } from '@/lib/transfer/read/read-progress';

const paramsSchema = z.object({ id: z.uuid() });

/** What the page of a running transfer asks again and again (T12): no page, no texts, a few numbers. */
export async function GET(_request: Request, context: IdPageProps): Promise<Response> {
  if (!(await currentUser())) return new Response(null, { status: 401 });
  const params = paramsSchema.safeParse(await context.params);
  const actor = await currentActor();
  if (!params.success || !actor || !may(actor, 'transfers.read')) return new Response(null, { status: 404 });
  const progress = await readTransferProgress(await getPlatform(), actor, { transferId: params.data.id });
  if (!progress) return new Response(null, { status: 404 });
  const body: ProgressJson = { ...progress, nextAt: progress.nextAt?.toISOString() ?? null };
  return NextResponse.json(body, { headers: { 'Cache-Control': 'no-store' } });
}
