import { z } from 'zod';
import { getPlatform } from '@/app/_server/platform';
import { currentActor } from '@/app/_server/session';
import { productVersion } from '@/app/_server/version';
import { may } from '@/lib/identity/permissions';
import { procedureMarkdown } from '@/lib/procedure/procedure-markdown';
import { procedurePdf } from '@/lib/procedure/procedure-pdf';
import { readProcedure } from '@/lib/procedure/read-procedure';
import { writeProcedure } from '@/lib/procedure/write-procedure';
import { procedureWords } from '../words';

const querySchema = z.object({ form: z.enum(['pdf', 'md']).catch('pdf') });

const contentTypes = { pdf: 'application/pdf', md: 'text/markdown; charset=utf-8' } as const;

/** The description of the procedure as a file. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor || !may(actor, 'audit.read')) return new Response(null, { status: 404 });
  const { form } = querySchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [facts, words] = await Promise.all([
    readProcedure(await getPlatform(), actor, await productVersion()),
    procedureWords(),
  ]);
  const title = words.text('title', { company: facts.company.name });
  const blocks = writeProcedure(facts, words);
  const at = words.dateTime(facts.writtenAt);
  const content =
    form === 'md'
      ? procedureMarkdown(title, blocks)
      : await procedurePdf({
          title,
          language: words.locale,
          blocks,
          footer: (page, pages) => words.text('footer', { at, page: String(page), pages: String(pages) }),
        });
  const day = facts.writtenAt.toISOString().slice(0, 10);
  return new Response(typeof content === 'string' ? content : new Uint8Array(content), {
    headers: {
      'Content-Type': contentTypes[form],
      'Content-Disposition': `attachment; filename="verfahrensdokumentation-${day}.${form}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
