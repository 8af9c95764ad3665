import { NextResponse } from 'next/server';
import { z } from 'zod';
import { getPlatform } from '@/app/_server/platform';
import { currentActor, currentUser } from '@/app/_server/session';
import { otherCompanyShown } from '@/app/_server/shown-company';
import { type ImportAnswer, importSlugs, largestImport } from '@/components/csv-import/import-answer';
import { csvPermissions, importCsv, previewCsv } from '@/lib/documents/csv/import-csv';
import { type CsvMapping, csvMappingSchema } from '@/lib/documents/csv/mapping';
import { may } from '@/lib/identity/permissions';
import { currentAccountLength } from '../../../stammdaten/account-length';
import { readLimited } from '../../neu/datei/read-limited';
import { answerOf } from './answer';

const querySchema = z.object({
  art: z.enum([importSlugs.invoices, importSlugs.cash_entries, importSlugs.partners]),
  schritt: z.enum(['pruefen', 'uebernehmen']),
});

const kinds = {
  [importSlugs.invoices]: 'invoices',
  [importSlugs.cash_entries]: 'cash_entries',
  [importSlugs.partners]: 'partners',
} as const;

/** Form data around the file: names, boundaries, and how its columns are read. */
const formBytes = 200_000;

/** A step of a CSV import: the file and how its columns are read; nothing is kept unless it says `uebernehmen`. */
export async function POST(request: Request): Promise<Response> {
  if (!(await currentUser())) return answer({ kind: 'signed_out' }, 401);
  const actor = await currentActor();
  if (!actor || !may(actor, 'documents.read')) return new Response(null, { status: 404 });
  const otherCompany = await otherCompanyShown(actor, request);
  if (otherCompany) return answer({ kind: 'other_company', message: otherCompany }, 409);
  const query = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return new Response(null, { status: 400 });
  const kind = kinds[query.data.art];
  if (!may(actor, csvPermissions[kind])) return new Response(null, { status: 404 });
  const body = await readLimited(request, largestImport + formBytes);
  if (!body) return answer({ kind: 'too_large' }, 413);
  const form = await readForm(request, body);
  if (!form) return new Response(null, { status: 400 });
  const platform = await getPlatform();
  const accountLength = await currentAccountLength(platform, actor.companyId);
  const act = query.data.schritt === 'uebernehmen' ? importCsv : previewCsv;
  return answer(await answerOf(await act(platform, actor, { kind, ...form, accountLength })));
}

/** null: not what our page sends. */
async function readForm(
  request: Request,
  body: Uint8Array,
): Promise<{ fileName: string; bytes: Uint8Array; mapping: CsvMapping | null } | null> {
  const contentType = request.headers.get('content-type') ?? '';
  if (!contentType.startsWith('multipart/form-data')) return null;
  const headers = { 'content-type': contentType };
  const form = await new Response(new Uint8Array(body), { headers }).formData().catch((cause: unknown) => {
    if (cause instanceof TypeError) return null;
    throw cause;
  });
  const file = form?.get('datei');
  if (!(file instanceof File)) return null;
  const mapping = readMapping(form?.get('zuordnung') ?? null);
  if (mapping === 'unreadable') return null;
  return { fileName: file.name.slice(0, 255), bytes: new Uint8Array(await file.arrayBuffer()), mapping };
}

function readMapping(text: FormDataEntryValue | null): CsvMapping | null | 'unreadable' {
  if (text === null) return null;
  if (typeof text !== 'string') return 'unreadable';
  try {
    const parsed = csvMappingSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : 'unreadable';
  } catch (cause) {
    if (cause instanceof SyntaxError) return 'unreadable';
    throw cause;
  }
}

function answer(body: ImportAnswer, status = 200): Response {
  return NextResponse.json(body, { status, headers: { 'Cache-Control': 'no-store' } });
}
