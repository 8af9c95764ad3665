import { z } from 'zod';
import { getPlatform } from '@/app/_server/platform';
import { currentMemberships, currentUser } from '@/app/_server/session';
import { actorOfTransfer } from '@/lib/adviser/transfer-actor';
import { may } from '@/lib/identity/permissions';
import { listComments } from '@/lib/transfer/comments';
import {
  type ProtocolExport,
  type ProtocolWords,
  protocolFileName,
} from '@/lib/transfer/export/protocol-export';
import { protocolOf } from '@/lib/transfer/read/read-protocol';
import { protocolWords } from './protocol-words';

interface ProtocolFile {
  readonly extension: 'csv' | 'pdf';
  readonly contentType: string;
  readonly write: (
    content: ProtocolExport,
    words: ProtocolWords,
  ) => string | Uint8Array | Promise<string | Uint8Array>;
}

const paramsSchema = z.object({ id: z.uuid() });

/**
 * The protocol of a transfer as a file for anybody who may export it in the company that has it, whichever company is chosen.
 * Strangers and foreign ids get the same 404 (S1).
 */
export async function protocolFile(params: Promise<{ id: string }>, file: ProtocolFile): Promise<Response> {
  const parsed = paramsSchema.safeParse(await params);
  const user = await currentUser();
  if (!parsed.success || !user) return new Response(null, { status: 404 });
  const platform = await getPlatform();
  const { id: transferId } = parsed.data;
  const actor = await actorOfTransfer(platform, user, await currentMemberships(), transferId);
  if (!actor || !may(actor, 'protocol.export')) return new Response(null, { status: 404 });
  const [protocol, comments, words] = await Promise.all([
    protocolOf(platform, actor, { transferId }),
    listComments(platform, actor, { transferId }),
    protocolWords({ transferId, writtenAt: platform.clock.now() }),
  ]);
  if (!protocol) return new Response(null, { status: 404 });
  const content = await file.write({ protocol, comments }, words);
  return new Response(typeof content === 'string' ? content : new Uint8Array(content), {
    headers: {
      'Content-Type': file.contentType,
      'Content-Disposition': `attachment; filename="${protocolFileName(protocol, file.extension)}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
