import type { Platform } from '@/lib/platform';
import type { DataPushFile } from '@/lib/platform/generated/prisma/client';
import { endDeadPushes } from '../push/claim-push';
import { followFile } from './follow-file';
import { sendFile, settleDeadSending } from './send-file';

const filesAtOnce = 20;
/** While one worker asks about a file, the others leave it. */
const lookLeaseMs = 3 * 60_000;

/**
 * Worker (every few seconds): sends files that wait, asks for the state of those DATEV has, and settles those whose
 * sender died (K6); ends the pushes whose process died. @returns how many files were looked at
 */
export async function carryDueFiles(platform: Platform): Promise<number> {
  await endDeadPushes(platform);
  const now = platform.clock.now();
  const due = await platform.db.dataPushFile.findMany({
    where: { nextLookAt: { lte: now } },
    orderBy: { nextLookAt: 'asc' },
    take: filesAtOnce,
    include: { push: true },
  });
  let looked = 0;
  for (const file of due) {
    try {
      if (await lookAt(platform, file)) looked += 1;
    } catch (cause) {
      platform.log.error({ err: cause, fileId: file.id }, 'looking after a file failed');
    }
  }
  return looked;
}

async function lookAt(
  platform: Platform,
  file: DataPushFile & { push: Parameters<typeof followFile>[1]['push'] },
): Promise<boolean> {
  if (file.state === 'waiting') return sendFile(platform, file.id);
  const now = platform.clock.now();
  const { count } = await platform.db.dataPushFile.updateMany({
    where: { id: file.id, state: file.state, nextLookAt: file.nextLookAt },
    data: { nextLookAt: new Date(now.getTime() + lookLeaseMs) },
  });
  if (count === 0) return false;
  if (file.state === 'sending') await settleDeadSending(platform, file);
  else await followFile(platform, file);
  return true;
}
