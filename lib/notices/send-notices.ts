import { readProblem } from '@/lib/connection/connection-row';
import type { Platform } from '@/lib/platform';
import type { Notice } from '@/lib/platform/generated/prisma/client';
import type { Mail } from '@/lib/platform/mail';
import { afterTry } from './delivery';
import { type ConnectionSight, dueNotice, isLost, isWarnedOf, type StoredOccasion } from './due-notices';
import { sightOf } from './note-notices';
import { type NoticeKind, readNoticeKind } from './notice';
import { writeNotice } from './write-notice';

/** Longer than a whole conversation with a mail server: after it, whoever was sending is dead. */
const sendingMs = 10 * 60_000;
const mostAtOnce = 50;

/**
 * Sends the mails that are due, one after the other. A notice is taken by one worker only and handed in once; only what the
 * server surely did not take is tried again (README.md).
 * @returns how many were sent
 */
export async function sendDueNotices(platform: Platform, signal?: AbortSignal): Promise<number> {
  await buryInterrupted(platform);
  const due = await platform.db.notice.findMany({
    where: { state: 'waiting', nextAttemptAt: { lte: platform.clock.now() } },
    orderBy: { nextAttemptAt: 'asc' },
    take: mostAtOnce,
  });
  let sent = 0;
  for (const notice of due) {
    if (signal?.aborted) break;
    if (await sendOne(platform, notice)) sent += 1;
  }
  return sent;
}

/** Its sender died between the mail server and our commit: nobody knows, so it is not sent again. */
async function buryInterrupted({ db, clock, log, metrics }: Platform): Promise<void> {
  const { count } = await db.notice.updateMany({
    where: { state: 'sending', nextAttemptAt: { lt: clock.now() } },
    data: { state: 'unclear', lastFault: 'INTERRUPTED' },
  });
  if (count === 0) return;
  metrics.mails.inc({ outcome: 'unclear' }, count);
  log.error({ count }, 'mails whose sending was interrupted');
}

async function sendOne(platform: Platform, notice: Notice): Promise<boolean> {
  const { db, clock, log, metrics } = platform;
  const attempts = notice.attempts + 1;
  const { count } = await db.notice.updateMany({
    where: { id: notice.id, state: 'waiting', attempts: notice.attempts },
    data: { state: 'sending', attempts, nextAttemptAt: new Date(clock.now().getTime() + sendingMs) },
  });
  if (count === 0) return false;
  const mail = await mailOf(platform, notice);
  if (!mail) {
    await db.notice.update({ where: { id: notice.id }, data: { state: 'needless' } });
    return false;
  }
  const outcome = await platform.mail.send(mail);
  const delivery = afterTry(outcome, attempts, clock.now());
  metrics.mails.inc({ outcome: delivery.state });
  await db.notice.update({
    where: { id: notice.id },
    data: {
      state: delivery.state,
      lastFault: 'fault' in delivery ? delivery.fault : null,
      ...(delivery.state === 'sent' ? { sentAt: clock.now() } : {}),
      ...(delivery.state === 'waiting' ? { nextAttemptAt: delivery.nextAttemptAt } : {}),
    },
  });
  if (delivery.state !== 'sent') log.warn({ noticeId: notice.id, ...delivery }, 'mail not sent');
  return delivery.state === 'sent';
}

/** The mail as it is right now; null when it has nothing to say any more, or nobody to say it to. */
async function mailOf(platform: Platform, notice: Notice): Promise<Mail | null> {
  const { companyId, userId } = notice;
  const row = await platform.db.connection.findUnique({ where: { companyId } });
  const member = await platform.db.membership.findUnique({
    where: { userId_companyId: { userId, companyId } },
    include: { user: true, company: true },
  });
  if (!row || member?.role !== 'admin' || member.user.disabledAt !== null) return null;
  const kind = readNoticeKind(notice.kind);
  const problem = readProblem(notice.problem);
  if (!isStillTrue(sightOf(platform, row), kind, { occasion: notice.occasion, problem })) return null;
  const { user, company } = member;
  const language = user.locale === 'en' ? 'en' : 'de';
  return {
    ...writeNotice({
      kind,
      problem,
      language,
      recipientName: user.name,
      companyName: company.name,
      dataset: row,
      appUrl: platform.settings.appUrl,
    }),
    id: notice.id,
    to: { name: user.name, address: user.email },
    language,
    date: platform.clock.now(),
  };
}

/** A mail that waited may have been overtaken: by a reconnect, a new loss, or a nearer warning. */
function isStillTrue(sight: ConnectionSight, kind: NoticeKind, stored: StoredOccasion): boolean {
  switch (kind) {
    case 'connection_lost':
      return isLost(sight.state);
    case 'connection_restored':
      return !isLost(sight.state);
    case 'connection_expires': {
      const due = dueNotice(sight);
      return due !== null && isWarnedOf(due, [stored]);
    }
  }
}
