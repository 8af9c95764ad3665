import { z } from 'zod';
import { framedFilePolicy } from '@/app/_security/content-security-policy';
import { getPlatform } from '@/app/_server/platform';
import { currentActor } from '@/app/_server/session';
import { downloadAttachment } from '@/lib/documents/read-invoice';
import { may } from '@/lib/identity/permissions';

const paramsSchema = z.object({ attachmentId: z.uuid() });

/** Types a browser only shows and never runs; everything else is offered for download. */
const shownTypes = new Set(['application/pdf', 'image/png', 'image/jpeg']);

/** A document's file for the preview and for download. Strangers and foreign ids get the same 404 (S1). */
export async function GET(
  request: Request,
  context: { params: Promise<{ attachmentId: string }> },
): Promise<Response> {
  const params = paramsSchema.safeParse(await context.params);
  const actor = await currentActor();
  if (!params.success || !actor || !may(actor, 'documents.read')) return new Response(null, { status: 404 });
  const file = await downloadAttachment(await getPlatform(), actor, params.data.attachmentId);
  if (!file) return new Response(null, { status: 404 });
  const isShown = shownTypes.has(file.contentType) && !new URL(request.url).searchParams.has('download');
  return new Response(new Uint8Array(file.content), {
    headers: {
      'Content-Type': isShown ? file.contentType : 'application/octet-stream',
      'Content-Disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
      'Content-Security-Policy': framedFilePolicy,
      'X-Frame-Options': 'SAMEORIGIN',
      'Cache-Control': 'private, no-store',
    },
  });
}
