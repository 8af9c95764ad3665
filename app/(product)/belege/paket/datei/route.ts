import { redirect } from 'next/navigation';
import { z } from 'zod';
import { getPlatform } from '@/app/_server/platform';
import { currentActor, currentUser } from '@/app/_server/session';
import { readLedgerSlug } from '@/components/documents/ledger';
import { packagePath } from '@/components/package/package-address';
import { parseAccountingMonth } from '@/lib/bookkeeping/calendar';
import { may } from '@/lib/identity/permissions';
import { openPackage } from '@/lib/transfer/package/open-package';

const querySchema = z.object({
  buch: z.string(),
  monat: z.string(),
  teil: z.coerce.number().int().min(1).max(10_000).default(1),
});

/** A month's package as ZIP, made while it is sent (T13). Where there is none, its page says why. */
export async function GET(request: Request): Promise<Response> {
  if (!(await currentUser())) return new Response(null, { status: 401 });
  const actor = await currentActor();
  if (!actor || !may(actor, 'documents.read')) return new Response(null, { status: 404 });
  const query = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  const ledger = query.success ? readLedgerSlug(query.data.buch) : null;
  const month = query.success ? parseAccountingMonth(query.data.monat) : null;
  if (!query.success || !ledger || !month) return new Response(null, { status: 400 });
  const outcome = await openPackage(await getPlatform(), actor, { ledger, month, part: query.data.teil });
  if (outcome.kind !== 'ready') redirect(packagePath({ ledger, month }));
  return new Response(outcome.content, {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${outcome.fileName}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
