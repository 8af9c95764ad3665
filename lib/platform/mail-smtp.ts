import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { MailOutcome } from './mail';
import type { ComposedMail } from './mail-message';
import { isLoopback } from './settings';

const connectMs = 15_000;
const answerMs = 60_000;

/** Pure: a mail leaves this machine encrypted or not at all. */
export function smtpOptions(url: URL) {
  const isSecure = url.protocol === 'smtps:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    secure: isSecure,
    requireTLS: !isSecure && !isLoopback(url.hostname),
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: answerMs,
  };
}

/**
 * One SMTP conversation for one mail. The connection is driven step by step because only so it is known, when something
 * breaks, whether the text had begun to leave.
 */
export async function sendOverSmtp(url: URL, mail: ComposedMail): Promise<MailOutcome> {
  const connection = new SMTPConnection(smtpOptions(url));
  let hasBegun = false;
  const text = Readable.from(
    (function* () {
      hasBegun = true;
      yield mail.content;
    })(),
    { objectMode: false },
  );
  try {
    await speak(connection, url, () => send(connection, mail, text));
    return { kind: 'accepted' };
  } catch (error) {
    return outcomeOf(error, hasBegun);
  } finally {
    connection.close();
  }
}

/** Connects, signs in where the URL says so, and says good-bye in any case. */
async function speak(connection: SMTPConnection, url: URL, act: () => Promise<void>): Promise<void> {
  let breaks: (error: Error) => void = () => undefined;
  const broken = new Promise<never>((_, reject) => {
    breaks = reject;
  });
  connection.on('error', breaks);
  await Promise.race([step((done) => connection.connect(done)), broken]);
  if (url.username !== '') {
    const user = decodeURIComponent(url.username);
    const pass = decodeURIComponent(url.password);
    await Promise.race([step((done) => connection.login({ user, pass }, done)), broken]);
  }
  await Promise.race([act(), broken]);
  connection.quit();
}

function send(connection: SMTPConnection, { envelope }: ComposedMail, text: Readable): Promise<void> {
  return step((done) => connection.send({ from: envelope.from, to: [envelope.to] }, text, done));
}

function step(act: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    act((error) => (error ? reject(error) : resolve()));
  });
}

/** The server's own no is a sure one; silence is sure only before the text began to leave. */
function outcomeOf(error: unknown, hasBegun: boolean): MailOutcome {
  const { code, responseCode } = readFault(error);
  const reason = [code, responseCode].filter((part) => part !== null).join(' ');
  if (responseCode !== null) {
    // A refused sign-in (EAUTH) is a mistake in our settings: the mail itself is as good as before.
    const isAboutMail = code === 'EENVELOPE' || code === 'EMESSAGE';
    return { kind: 'refused', isPermanent: isAboutMail && responseCode >= 500, reason };
  }
  return hasBegun ? { kind: 'unclear', reason } : { kind: 'refused', isPermanent: false, reason };
}

/** Code and number only: a server's sentence may repeat what was said to it. */
function readFault(error: unknown): { code: string; responseCode: number | null } {
  const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown };
  return {
    code: typeof code === 'string' ? code : 'UNKNOWN',
    responseCode: typeof responseCode === 'number' ? responseCode : null,
  };
}
