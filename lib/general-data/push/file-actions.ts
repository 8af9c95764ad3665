import { nullableProblemJson } from '@/lib/connection/connection-row';
import { encodeCp1252 } from '@/lib/datev/text-encoding/cp1252';
import { storedJson } from '@/lib/documents/stored-json';
import type { Actor } from '@/lib/identity/actor';
import { actorRecord } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { DataPush, DataPushFile } from '@/lib/platform/generated/prisma/client';
import { followFile } from '../carrying/follow-file';
import { sendFile } from '../carrying/send-file';
import { readPart } from '../carrying/settle-file';
import { carriageOf, connectionFacts } from './carrier';
import { settleDelivery } from './delivery';
import { fileView } from './read-files';
import { openContent } from './store-files';

const settlingMs = 30_000;

export interface DownloadedFile {
  readonly name: string;
  /** Windows-1252, as the programs of DATEV import it. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * A file for whoever imports it by hand. From now on its records count as handed over (K2); the audit log keeps who took
 * it, because it holds data of people. null: the company has no such file, or its content is gone.
 */
export async function downloadFile(
  platform: Platform,
  actor: Actor,
  { fileId }: { readonly fileId: string },
): Promise<DownloadedFile | null> {
  requirePermission(actor, 'general_data.read');
  const file = await findFile(platform, actor, fileId);
  if (!file || file.contentSealed === null) return null;
  const content = openContent(platform.vault, file);
  await platform.db.$transaction(
    async (tx) => {
      await tx.dataPushFile.updateMany({
        where: { id: file.id, downloadedAt: null },
        data: { downloadedAt: platform.clock.now(), downloadedBy: storedJson(actorRecord(actor)) },
      });
      await recordAudit(tx, { actor, action: 'data_push_file.downloaded', subject: file.id });
      await settleDelivery(platform, tx, { pushId: file.pushId, part: readPart(file.part) });
    },
    { timeout: settlingMs },
  );
  return { name: file.fileName, bytes: encodeCp1252(content) };
}

/** The text of a file to look at; that is no download. null as above. */
export async function viewFile(
  platform: Platform,
  actor: Actor,
  { fileId }: { readonly fileId: string },
): Promise<{ readonly name: string; readonly content: string } | null> {
  requirePermission(actor, 'general_data.read');
  const file = await findFile(platform, actor, fileId);
  if (!file || file.contentSealed === null) return null;
  await platform.db.$transaction((tx) =>
    recordAudit(tx, { actor, action: 'data_push_file.viewed', subject: file.id }),
  );
  return { name: file.fileName, content: openContent(platform.vault, file) };
}

export type SendAgainOutcome =
  | { readonly kind: 'sent' }
  /** Still on its way, or refused: the file's state says why. */
  | { readonly kind: 'not_sent' }
  /** Nothing carries it: `problem` of the file says why. */
  | { readonly kind: 'kept' }
  /** Not in a state to be sent from. */
  | { readonly kind: 'not_possible' }
  | { readonly kind: 'not_found' };

/** Sends a kept or failed file because a person says so: only a person knows that it has not arrived after all. */
export async function sendFileAgain(
  platform: Platform,
  actor: Actor,
  { fileId }: { readonly fileId: string },
): Promise<SendAgainOutcome> {
  requirePermission(actor, 'general_data.push');
  const file = await findFile(platform, actor, fileId);
  if (!file) return { kind: 'not_found' };
  const kind = fileView(file).kind;
  if ((file.state !== 'kept' && file.state !== 'failed') || file.contentSealed === null) {
    return { kind: 'not_possible' };
  }
  const carriage = carriageOf(kind, await connectionFacts(platform, actor.companyId), file.push);
  const now = platform.clock.now();
  const isCarried = carriage.kind === 'carried';
  const problem = nullableProblemJson(isCarried ? null : carriage.problem);
  const { count } = await platform.db.$transaction(async (tx) => {
    const change = await tx.dataPushFile.updateMany({
      where: { id: file.id, state: file.state },
      data: isCarried
        ? { state: 'waiting', stateAt: now, nextLookAt: now, attempts: 0, problem }
        : { problem },
    });
    if (isCarried && change.count > 0)
      await recordAudit(tx, { actor, action: 'data_push_file.sent_again', subject: file.id });
    return change;
  });
  if (count === 0) return { kind: 'not_possible' };
  if (!isCarried) return { kind: 'kept' };
  await sendFile(platform, file.id);
  const { state } = await platform.db.dataPushFile.findUniqueOrThrow({ where: { id: file.id } });
  return { kind: state === 'uploaded' ? 'sent' : 'not_sent' };
}

/** Asks DATEV now where a file stands. false: there is nothing to ask. */
export async function refreshFile(
  platform: Platform,
  actor: Actor,
  { fileId }: { readonly fileId: string },
): Promise<boolean> {
  requirePermission(actor, 'general_data.read');
  const file = await findFile(platform, actor, fileId);
  if (!file || file.datevJobId === null || (file.state !== 'uploaded' && file.state !== 'accepted'))
    return false;
  await followFile(platform, file);
  return true;
}

async function findFile(
  platform: Platform,
  actor: Actor,
  fileId: string,
): Promise<(DataPushFile & { push: DataPush }) | null> {
  return platform.db.dataPushFile.findFirst({
    where: { id: fileId, companyId: actor.companyId },
    include: { push: true },
  });
}
