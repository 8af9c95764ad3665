import { NextResponse } from 'next/server';
import { z } from 'zod';
import { getPlatform } from '@/app/_server/platform';
import { currentActor, currentUser } from '@/app/_server/session';
import { otherCompanyShown } from '@/app/_server/shown-company';
import { findingsOf } from '@/app/_shell/findings';
import { largestUpload, type UploadAnswer, type UploadedInvoice } from '@/components/upload/upload-answer';
import type { InvoiceSummary } from '@/lib/documents/invoice-views';
import { storeEInvoice } from '@/lib/documents/store-e-invoice';
import type { StoreInvoiceResult } from '@/lib/documents/store-invoices';
import { may } from '@/lib/identity/permissions';
import { readLimited } from './read-limited';

const querySchema = z.object({
  name: z.string().min(1).max(255),
  direction: z.enum(['outgoing', 'incoming']).optional(),
});

/** One e-invoice from the page "Belege hochladen" (E1). The body is the file itself. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnPage(request)) return new Response(null, { status: 403 });
  if (!(await currentUser())) return answer({ kind: 'signed_out' }, 401);
  const actor = await currentActor();
  if (!actor || !may(actor, 'documents.write')) return new Response(null, { status: 404 });
  const otherCompany = await otherCompanyShown(actor, request);
  if (otherCompany) return answer({ kind: 'other_company', message: otherCompany }, 409);
  const query = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return new Response(null, { status: 400 });
  const bytes = await readLimited(request, largestUpload);
  if (!bytes) return answer({ kind: 'too_large' }, 413);
  const result = await storeEInvoice(await getPlatform(), actor, {
    bytes,
    contentType: request.headers.get('content-type') ?? 'application/octet-stream',
    fileName: query.data.name,
    ...(query.data.direction ? { direction: query.data.direction } : {}),
  });
  return answer(await answerOf(result));
}

/** Only our own pages send files here: another site's form would carry its own origin. */
function isOwnPage(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = request.headers.get('origin');
  return origin !== null && URL.canParse(origin) && new URL(origin).host === request.headers.get('host');
}

async function answerOf(result: StoreInvoiceResult): Promise<UploadAnswer> {
  switch (result.kind) {
    case 'created':
    case 'new_version':
    case 'unchanged':
      return { kind: 'stored', outcome: result.kind, invoice: shown(result.invoice) };
    case 'conflict':
      return { kind: 'conflict', invoice: shown(result.invoice), transferId: result.transferId };
    case 'invalid':
      return result.problems.length > 0 && result.problems.every(({ path }) => path === 'direction')
        ? { kind: 'direction_needed' }
        : { kind: 'refused', findings: await findingsOf(result.problems) };
  }
}

function shown({
  id,
  number,
  partnerName,
  issueDate,
  currency,
  grossAmount,
}: InvoiceSummary): UploadedInvoice {
  return { id, number, partnerName, issueDate, currency, grossAmount };
}

function answer(body: UploadAnswer, status = 200): Response {
  return NextResponse.json(body, { status, headers: { 'Cache-Control': 'no-store' } });
}
