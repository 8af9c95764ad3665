import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createMailDesk, type Mail } from '@/lib/platform/mail';
import { startMailServer, type TestMailServer } from './smtp-server';

const mail: Mail = {
  id: 'notice-1',
  to: { name: 'Jürgen Groß', address: 'juergen@kunde.test' },
  subject: 'Die Verbindung läuft ab – bitte prüfen',
  text: 'Grüße\n.\nEnde',
  html: '<p>Grüße</p>',
  language: 'de',
  date: new Date('2026-03-01T09:00:00Z'),
};

const common = { mailFrom: 'Belegbote <post@belegbote.test>', appUrl: 'https://belege.test', mailFolder: '' };
const password = 'p@ss/wört:1';

let server: TestMailServer;
beforeAll(async () => {
  server = await startMailServer({ password });
});
afterAll(() => server.close());
afterEach(() => {
  server.mails.length = 0;
  server.moods.length = 0;
});

function desk(smtpUrl: string = server.url) {
  return createMailDesk({ ...common, smtpUrl });
}

describe('mail over a real SMTP exchange (C6)', () => {
  it('signs in, and the text arrives as it was written', async () => {
    expect(await desk().send(mail)).toEqual({ kind: 'accepted' });
    const [received] = server.mails;
    expect(received).toMatchObject({ from: 'post@belegbote.test', to: ['juergen@kunde.test'] });
    const raw = received?.raw ?? '';
    expect(raw).toContain('Message-ID: <notice-1@belege.test>');
    expect(raw).toContain('Auto-Submitted: auto-generated');
    expect(raw).toContain('Content-Language: de');
    expect(decodeQuotedPrintable(raw)).toContain('Grüße\r\n.\r\nEnde');
  });

  it('tells a sure no from an unknown end', async () => {
    server.moods.push('busy', 'unknown_recipient', 'no_space', 'dies_at_recipient', 'dies_at_text');
    expect(await desk().send(mail)).toMatchObject({ kind: 'refused', isPermanent: false });
    expect(await desk().send(mail)).toMatchObject({ kind: 'refused', isPermanent: true });
    expect(await desk().send(mail)).toMatchObject({ kind: 'refused', isPermanent: true });
    expect(await desk().send(mail)).toMatchObject({ kind: 'refused', isPermanent: false });
    expect(server.mails).toHaveLength(0);
    expect(await desk().send(mail)).toMatchObject({ kind: 'unclear' });
    expect(server.mails).toHaveLength(1);
  });

  it('takes a refused sign-in for a mistake in the settings and names no secret (C10)', async () => {
    const wrong = server.url.replace(encodeURIComponent(password), 'geheimes-wort');
    const outcome = await desk(wrong).send(mail);
    expect(outcome).toMatchObject({ kind: 'refused', isPermanent: false });
    expect(JSON.stringify(outcome)).not.toContain('geheimes-wort');
  });

  it('survives that nobody listens, or that somebody listens and says nothing at all', async () => {
    expect(await desk('smtp://127.0.0.1:1').send(mail)).toMatchObject({
      kind: 'refused',
      isPermanent: false,
    });
    const mute = createServer((socket) => void setTimeout(() => socket.destroy(), 200));
    await new Promise<void>((listening) => mute.listen(0, '127.0.0.1', listening));
    const address = mute.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    expect(await desk(`smtp://127.0.0.1:${port}`).send(mail)).toMatchObject({ kind: 'refused' });
    mute.close();
  });
});

describe('mail in development', () => {
  it('becomes a file that a mail program opens', async () => {
    const mailFolder = await mkdtemp(join(tmpdir(), 'belegbote-mail-'));
    await createMailDesk({ ...common, smtpUrl: null, mailFolder }).send(mail);
    const [name = '', ...more] = await readdir(mailFolder);
    expect([name, more]).toEqual(['2026-03-01T09-00-00-000Z-notice-1.eml', []]);
    const raw = await readFile(join(mailFolder, name), 'utf8');
    expect(raw).toContain('multipart/alternative');
    expect(raw).toContain('To: =?UTF-8?');
  });
});

function decodeQuotedPrintable(text: string): string {
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
