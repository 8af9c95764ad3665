import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came over the wire. */
  readonly raw: string;
}

/** A real mail server on this machine that keeps what it takes. */
export interface TestMailServer {
  readonly url: string;
  readonly mails: ReceivedMail[];
  /** What happens to the next mails, one word each; afterwards all are taken. */
  readonly moods: Mood[];
  close(): Promise<void>;
}

/**
 * - `busy`: 451 to the recipient; `unknown_recipient`: 550 to the recipient; `no_space`: 552 after the text
 * - `dies_at_text`: takes the text and is gone without an answer, the mail counts as taken
 * - `dies_at_recipient`: is gone before any text
 */
export type Mood = 'takes' | 'busy' | 'unknown_recipient' | 'no_space' | 'dies_at_text' | 'dies_at_recipient';

export async function startMailServer(options: { password?: string } = {}): Promise<TestMailServer> {
  const mails: ReceivedMail[] = [];
  const moods: Mood[] = [];
  const sockets = new Set<{ destroy(): void }>();
  let mood: Mood = 'takes';

  function die(): void {
    for (const socket of sockets) socket.destroy();
  }

  const settings: SMTPServerOptions = {
    authOptional: options.password === undefined,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ password }, _session, done) =>
      password === options.password ? done(null, { user: 'us' }) : done(fault(535, 'no')),
    onRcptTo(_address, _session, done) {
      mood = moods.shift() ?? 'takes';
      if (mood === 'busy') return done(fault(451, 'later'));
      if (mood === 'unknown_recipient') return done(fault(550, 'nobody here'));
      if (mood === 'dies_at_recipient') return die();
      done();
    },
    onData(stream, session, done) {
      void textOf(stream).then((raw) => {
        if (mood === 'no_space') return done(fault(552, 'full'));
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), raw });
        if (mood === 'dies_at_text') return die();
        done();
      });
    },
  };
  const server = new SMTPServer(settings);
  server.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.server.address() as AddressInfo;
  const credentials = options.password === undefined ? '' : `us:${encodeURIComponent(options.password)}@`;
  return {
    url: `smtp://${credentials}127.0.0.1:${port}`,
    mails,
    moods,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

function fault(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

async function textOf(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
