import type { Platform } from '@/lib/platform';
import { type Deadline, TimeIsUp } from '../push/deadline';
import { sendFile } from './send-file';

/** A file is begun only with so much time left: a call that ends first leaves its files to the worker. */
const leastMs = 5_000;

/** Sends the waiting files of a push one after the other, as long as its time allows. */
export async function carryPush(
  platform: Platform,
  { pushId, deadline }: { readonly pushId: string; readonly deadline: Deadline },
): Promise<void> {
  const files = await platform.db.dataPushFile.findMany({
    where: { pushId, state: 'waiting' },
    orderBy: { position: 'asc' },
    select: { id: true },
  });
  for (const { id } of files) {
    if (deadline.remainingMs() < leastMs) return;
    if (!(await sendWithin(platform, id, deadline))) return;
  }
}

/** False: the time is up. What takes longer goes on by itself: the file is its own until it ends. */
async function sendWithin(platform: Platform, fileId: string, deadline: Deadline): Promise<boolean> {
  const sending = sendFile(platform, fileId).catch((cause: unknown) => {
    platform.log.error({ err: cause, fileId }, 'file of a push not sent');
  });
  try {
    await deadline.within(sending);
    return true;
  } catch (cause) {
    if (cause instanceof TimeIsUp) return false;
    throw cause;
  }
}
