import { describe, expect, it } from 'vitest';
import { type AdviserMailInput, adviserMail } from '@/lib/preflight/adviser-mail';
import { toFinding } from '@/lib/preflight/finding';
import { runPreflight } from '@/lib/preflight/run-preflight';
import { accountRows, basics, connected, day, invoiceDocument, readyInput, rules } from './samples';

const sender = {
  companyName: 'Muster GmbH',
  consultantNumber: 455148,
  clientNumber: 1,
  senderName: 'Erika Muster',
  locale: 'de',
} as const;

function mail(findings: AdviserMailInput['findings'], change: Partial<AdviserMailInput> = {}) {
  return adviserMail({ ...sender, findings, ...change });
}

const missingSetUp = runPreflight(
  readyInput({
    connection: {
      ...connected,
      state: 'permission_lost',
      problem: {
        code: 'CONNECTION_RIGHT_MISSING',
        params: { clientId: '455148-1', consultantNumber: '455148', clientNumber: '1' },
      },
    },
    client: {
      basics: basics({ fiscalYears: [], isDocumentManagementAvailable: false }),
      takenOn: day('2026-02-03'),
      differences: [],
    },
    rules: rules({ accountTable: { rows: accountRows.map((row) => ({ ...row, state: 'proposed' })) } }),
    documents: [invoiceDocument('1'), invoiceDocument('2'), invoiceDocument('3', { number: '' })],
  }),
).findings;

describe('mail to the Berater (M8)', () => {
  it('has both numbers, every matter of his once, grouped, with links and who wrote it', () => {
    const written = mail(missingSetUp);
    expect(written?.subject).toBe('DATEV-Übertragung Muster GmbH (455148-1): bitte einrichten');
    const body = written?.body ?? '';
    expect(body).toContain('Beraternummer 455148, Mandantennummer 1');
    expect(body).toContain('https://go.datev.de/datenservices-einrichten');
    expect(body).toContain('Erika Muster');
    const order = [
      'VERBINDUNG UND RECHTE',
      '1. Kein Recht auf den Datenbestand 455148-1',
      'EINRICHTUNG IN DATEV UNTERNEHMEN ONLINE',
      '2. Belege online ist für 455148-1 nicht eingerichtet',
      '3. Bearbeitungsform „Erweitert“ ist nicht eingestellt',
      'KONTEN UND STEUER',
      '4. Konto 8400 ist noch nicht bestätigt',
      'Betrifft: RE-1, RE-2',
    ].map((text) => body.indexOf(text));
    expect(
      order.every((position) => position >= 0),
      body,
    ).toBe(true);
    expect(order).toEqual([...order].sort((left, right) => left - right));
  });

  it('leaves out what the customer has to do himself, and hints', () => {
    const body = mail(missingSetUp)?.body ?? '';
    expect(body).not.toContain('Rechnungsnummer fehlt');
    const hint = toFinding({ code: 'ROWS_MIXED_SIGNS', params: { rows: '1' } }, null);
    expect(mail([hint])).toBeNull();
    expect(mail([])).toBeNull();
  });

  it('marks warnings as notes and puts them behind what is missing', () => {
    const warning = toFinding(
      {
        code: 'ACCOUNT_ROWS_LENGTH',
        params: { accountLength: '6', month: '2026-01', accounts: '8400', proposal: '' },
      },
      null,
    );
    const body = mail([warning, ...missingSetUp])?.body ?? '';
    expect(body).toContain('5. Hinweis: Konten der Kontentabelle passen nicht zur Kontenlänge 6');
  });

  it('names the first documents of a matter and counts the others', () => {
    const findings = Array.from({ length: 15 }, (_, index) =>
      toFinding(
        {
          code: 'ACCOUNT_ROW_MISSING',
          params: { direction: 'outgoing', taxCase: 'export', taxRate: '0.00' },
        },
        { kind: 'invoice', id: `${index}`, label: `RE-${index}` },
      ),
    );
    const body = mail(findings)?.body ?? '';
    expect(body.match(/Kein Konto für/g)).toHaveLength(1);
    expect(body).toContain('RE-11 und 3 weitere');
    expect(body).not.toContain('RE-12');
  });

  it('asks for the numbers where nobody knows them', () => {
    const written = mail(missingSetUp, { consultantNumber: null, clientNumber: null });
    expect(written?.subject).toBe('DATEV-Übertragung Muster GmbH: bitte einrichten');
    expect(written?.body).toContain('bitte nennen Sie uns beide');
  });

  it('is complete in English (U2)', () => {
    const body = mail(missingSetUp, { locale: 'en' })?.body ?? '';
    expect(body).toContain('ACCOUNTS AND TAX');
    expect(body).toContain('4. Account 8400 is not confirmed yet');
    expect(body).not.toMatch(/Guten Tag|Betrifft|Was zu tun ist|Konto /);
  });
});
