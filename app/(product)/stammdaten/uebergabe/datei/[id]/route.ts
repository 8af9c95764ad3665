import { z } from 'zod';
import { getPlatform } from '@/app/_server/platform';
import { currentActor, requireUser } from '@/app/_server/session';
import type { IdPageProps } from '@/app/_shell/page-props';
import { downloadFile } from '@/lib/general-data/push/file-actions';
import { may } from '@/lib/identity/permissions';

/** A file for the Berater's import, in Windows-1252; from now on it counts as handed over. Other sites do not get here (`proxy.ts`). */
export async function POST(_request: Request, { params }: IdPageProps): Promise<Response> {
  await requireUser('/stammdaten/uebergabe');
  const actor = await currentActor();
  const id = z.uuid().safeParse((await params).id);
  if (!actor || !id.success || !may(actor, 'general_data.read')) return new Response(null, { status: 404 });
  const file = await downloadFile(await getPlatform(), actor, { fileId: id.data });
  if (!file) return new Response(null, { status: 404 });
  return new Response(file.bytes, {
    headers: {
      'Content-Type': 'text/plain; charset=windows-1252',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'Cache-Control': 'no-store',
    },
  });
}
