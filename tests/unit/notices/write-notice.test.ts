import { describe, expect, it } from 'vitest';
import { connectionProblemCodes } from '@/lib/connection/problem-codes';
import { dxsoProblemCodes } from '@/lib/datev/dxso/problem-codes';
import { type NoticeFacts, writeNotice } from '@/lib/notices/write-notice';

function facts(changes: Partial<NoticeFacts> = {}): NoticeFacts {
  return {
    kind: 'connection_lost',
    problem: {
      code: 'CONNECTION_EXPIRED',
      params: { clientId: '455148-1', expiresAt: '2026-03-01T08:00:00.000Z' },
    },
    language: 'de',
    recipientName: 'Adele Admin',
    companyName: 'Möbel Müller & Söhne',
    dataset: { consultantNumber: 455148, clientNumber: 1 },
    appUrl: 'https://belege.test',
    ...changes,
  };
}

describe('a notice', () => {
  it('says in German what is the matter, why, and who does what, with company and numbers (C4, C6, M8)', () => {
    const { subject, text } = writeNotice(facts());
    expect(subject).toBe('Möbel Müller & Söhne: Die Verbindung zu DATEV ist abgelaufen');
    expect(text).toContain('Guten Tag Adele Admin,');
    expect(text).toContain('Möbel Müller & Söhne, Beraternummer 455148, Mandantennummer 1');
    expect(text).toContain('galt bis 01.03.2026 09:00');
    expect(text).toContain('„Mit DATEV verbinden“');
    expect(text).toContain('https://belege.test/datev-verbindung');
  });

  it('says the same in English (U2)', () => {
    const { subject, text } = writeNotice(facts({ language: 'en' }));
    expect(subject).toBe('Möbel Müller & Söhne: The connection to DATEV has expired');
    expect(text).toContain('valid until 1 March 2026, 09:00');
    expect(text).toContain('“Connect to DATEV”');
  });

  it.each(['de', 'en'] as const)('has the same words as text and as HTML (%s)', (language) => {
    const { text, html } = writeNotice(facts({ language }));
    const plain = html
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&amp;', '&')
      .replaceAll('&#39;', "'");
    for (const word of text.split(/\s+/).filter((part) => !part.startsWith('http'))) {
      expect(plain).toContain(word.replace(/:$/, ''));
    }
  });

  it('shows names as text, never as HTML or as a header of its own', () => {
    const { subject, html } = writeNotice(facts({ companyName: '<b>A</b>\r\nBcc: x@y.test' }));
    expect(subject).not.toMatch(/[\r\n]/);
    expect(html).not.toContain('<b>A</b>');
    expect(html).toContain('&lt;b&gt;A&lt;/b&gt;');
  });

  it('has words for every problem a connection can have', () => {
    for (const { code, params } of [...connectionProblemCodes, ...dxsoProblemCodes]) {
      const values = Object.fromEntries(params.map((name) => [name, 'x']));
      for (const language of ['de', 'en'] as const) {
        const { subject, text } = writeNotice(facts({ language, problem: { code, params: values } }));
        expect(text).not.toMatch(/\{\w+|undefined/);
        expect(subject.length).toBeGreaterThan(25);
      }
    }
  });

  it('gives the all-clear', () => {
    const { subject, text } = writeNotice(facts({ kind: 'connection_restored', problem: null }));
    expect(subject).toContain('steht wieder');
    expect(text).toContain('gehen von selbst');
  });
});
