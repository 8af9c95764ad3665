import { z } from 'zod';
import { getPlatform } from '@/app/_server/platform';
import { currentActor, currentUser } from '@/app/_server/session';
import type { IdPageProps } from '@/app/_shell/page-props';
import { viewFile } from '@/lib/general-data/push/file-actions';
import { may } from '@/lib/identity/permissions';

/** The text of a file to look at; that is no download. */
export async function GET(_request: Request, { params }: IdPageProps): Promise<Response> {
  if (!(await currentUser())) return new Response(null, { status: 401 });
  const actor = await currentActor();
  const id = z.uuid().safeParse((await params).id);
  if (!actor || !id.success || !may(actor, 'general_data.read')) return new Response(null, { status: 404 });
  const file = await viewFile(await getPlatform(), actor, { fileId: id.data });
  if (!file) return new Response(null, { status: 404 });
  return new Response(file.content, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
