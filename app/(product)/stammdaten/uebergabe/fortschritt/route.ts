import { NextResponse } from 'next/server';
import { getPlatform } from '@/app/_server/platform';
import { currentActor, currentUser } from '@/app/_server/session';
import type { PushProgress } from '@/components/general-data/push-progress';
import { runningPush } from '@/lib/general-data/push/read-pushes';
import { may } from '@/lib/identity/permissions';

/** How far the company's running push is; 204: none runs. */
export async function GET(): Promise<Response> {
  if (!(await currentUser())) return new Response(null, { status: 401 });
  const actor = await currentActor();
  if (!actor || !may(actor, 'general_data.read')) return new Response(null, { status: 404 });
  const running: PushProgress | null = await runningPush(await getPlatform(), actor);
  if (!running) return new Response(null, { status: 204 });
  return NextResponse.json(running, { headers: { 'Cache-Control': 'no-store' } });
}
