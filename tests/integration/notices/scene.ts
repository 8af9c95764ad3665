import type { UserActor } from '@/lib/identity/actor';
import { systemActor } from '@/lib/identity/actor';
import { addMember } from '@/lib/identity/people';
import { noteNotices } from '@/lib/notices/note-notices';
import { sendDueNotices } from '@/lib/notices/send-notices';
import { startLocalDatev } from '@/sandbox/local-datev';
import { createTestPlatform, movableClock } from '@/tests/support/platform';
import { connect, environmentOf, type Scene } from '../connection/scene';
import { makeCompany } from '../identity/scene';
import { startMailServer, type TestMailServer } from '../platform/smtp-server';

/** A platform between a local DATEV and a real mail server. */
export interface NoticeScene extends Scene {
  readonly mailServer: TestMailServer;
}

export async function openNoticeScene(): Promise<NoticeScene> {
  const mailServer = await startMailServer();
  const datev = await startLocalDatev();
  const clock = movableClock(new Date());
  const env = { ...environmentOf(datev), SMTP_URL: mailServer.url, MAIL_FROM: 'post@belegbote.test' };
  const platform = await createTestPlatform({ clock, env });
  return {
    mailServer,
    datev,
    clock,
    platform,
    async close() {
      await platform.close();
      await datev.close();
      await mailServer.close();
    },
  };
}

export interface Admins {
  readonly companyId: string;
  readonly german: UserActor;
  /** Reads English. */
  readonly english: UserActor;
}

let companies = 0;

/** A connected company with two admins, a customer and an adviser. */
export async function companyWithAdmins(scene: NoticeScene): Promise<Admins> {
  const { platform } = scene;
  companies += 1;
  const name = `Firma ${companies}`;
  const { companyId, admin: german } = await makeCompany(platform, name);
  const email = `english-${companies}@kunde.test`;
  const added = await addMember(platform, systemActor(companyId), {
    email,
    name: 'Emma English',
    role: 'admin',
  });
  if (added.kind !== 'added') throw new Error('not added');
  await platform.db.user.update({ where: { id: added.userId }, data: { locale: 'en' } });
  await connect(scene, german);
  const english = { ...german, userId: added.userId, name: 'Emma English' };
  return { companyId, german, english };
}

/** What a worker does: writes down and sends. */
export async function tellAndSend({ platform }: NoticeScene): Promise<void> {
  await noteNotices(platform);
  await sendDueNotices(platform);
}

/** Mails to a company's admins, as subject and address, and forgets them. */
export function takeMails({ mailServer }: NoticeScene): { to: string; subject: string; text: string }[] {
  const mails = mailServer.mails.map(({ to, raw }) => {
    const readable = decodeMail(raw);
    const [, subject = ''] = /^Subject: (.*)$/m.exec(readable) ?? [];
    return { to: to.join(), subject, text: readable };
  });
  mailServer.mails.length = 0;
  return mails.sort((left, right) => (left.to < right.to ? -1 : 1));
}

/** Headers and quoted-printable text as a mail program shows them. */
function decodeMail(raw: string): string {
  const unfolded = raw.replace(/\r?\n[ \t]+/g, ' ').replace(/\?= =\?/g, '?==?');
  return bytesOf(unfolded.replace(/=\r?\n/g, ''), /=([0-9A-F]{2})/g)
    .replace(/=\?UTF-8\?Q\?([^?]*)\?=/gi, (_, text: string) => text.replaceAll('_', ' '))
    .replace(/\r\n/g, '\n');
}

function bytesOf(text: string, pattern: RegExp): string {
  return Buffer.from(
    text.replace(pattern, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
}
