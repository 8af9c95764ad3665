import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { apiRateLimit } from '@/app/api/v1/_http/serve';
import type { IsoDate } from '@/lib/bookkeeping/calendar';
import { readInvoiceJson } from '@/lib/bookkeeping/invoice-json';
import { jobLimits, type PlannableDocument, planJobs } from '@/lib/bookkeeping/plan-jobs';
import { buildExtfPartners } from '@/lib/datev/extf/build-extf-partners';
import { extfLimits } from '@/lib/datev/extf/extf-file';
import type { ExtfPartner } from '@/lib/datev/extf/partner';
import { readExtf } from '@/lib/datev/extf/read-extf';
import { largestLodasFile } from '@/lib/datev/lodas/lodas-file';
import { largestPageSize } from '@/lib/documents/cursor';
import { mostCashEntries } from '@/lib/documents/store-cash-entries';
import { mostInvoices } from '@/lib/documents/store-invoices';
import { limits } from '@/lib/e-invoice/limits';
import { idempotencyKeptMs } from '@/lib/identity/idempotency';
import { sessionIdleMs, sessionLifetimeMs } from '@/lib/identity/sessions';
import { mostRestarts } from '@/lib/transfer/backoff';
import { commentTextSchema } from '@/lib/transfer/comments';
import { restartLimit } from '@/lib/transfer/decide/events-for';
import { byHandPauseMs, mostGets } from '@/lib/transfer/poll-schedule';
import { codesOf, heldBack, plainJson } from '../bookkeeping/example-invoice';
import { contextWith, jobIn } from '../transfer/situations';

const hour = 60 * 60_000;
const german = (value: number) => value.toLocaleString('de-DE');

/** Every row of the page: what the program itself says. Numbers without a constant are looked for in the code named. */
const truth: Readonly<
  Record<string, string | { readonly value: string; readonly file: string; readonly code: RegExp }>
> = {
  'Größe einer Datei': `${jobLimits.fileBytes / 1_000_000} MB`,
  'Größe eines Auftrags': `${jobLimits.jobBytes / 1_000_000} MB`,
  'Dateien je Auftrag': german(jobLimits.files),
  'Belege je Auftrag': german(jobLimits.documents),
  'Belegbilder je Beleg': german(jobLimits.imagesPerDocument),
  'Buchungszeilen je Beleg': {
    value: '5.000',
    file: 'lib/bookkeeping/book-rows.ts',
    code: /mostRows = 5000;/,
  },
  'Länge der Belegnummer': {
    value: '36 Zeichen',
    file: 'lib/bookkeeping/number-mapping.ts',
    code: /invoiceNumberLimit = 36;/,
  },
  Betrag: {
    value: '9.999.999.999,99',
    file: 'lib/bookkeeping/money.ts',
    code: /largestCents = 999_999_999_999;/,
  },
  Skontostufen: { value: '2', file: 'lib/bookkeeping/book-skonto.ts', code: /steps\.length > 2/ },
  'Abrufe (GET) je Auftrag': german(mostGets),
  '„Status neu abrufen“ je Auftrag': `alle ${byHandPauseMs / 60_000} Minuten`,
  'neue Anläufe je Auftrag': german(mostRestarts),
  Kassenbestand: { value: 'nie unter 0', file: 'lib/bookkeeping/cash-book.ts', code: /balance/i },
  'Anfragen je Schlüssel und Minute': german(apiRateLimit.most),
  'Rechnungen je Anfrage': german(mostInvoices),
  'Kassenbewegungen je Anfrage': german(mostCashEntries),
  'JSON je Anfrage': {
    value: '64 MB',
    file: 'app/api/v1/_operations/store-invoices.ts',
    code: /mostJsonBytes = 64 \* 1024 \* 1024;/,
  },
  'E-Rechnung je Anfrage': {
    value: '32 MB',
    file: 'app/api/v1/_operations/store-invoices.ts',
    code: /mostFileBytes = 32 \* 1024 \* 1024;/,
  },
  'Einträge je Seite einer Liste': german(largestPageSize),
  'Antwort zu einem `Idempotency-Key`': `${idempotencyKeptMs / hour} Stunden`,
  'E-Rechnung': `${limits.fileBytes / 1024 / 1024} MB`,
  'Elemente einer E-Rechnung': german(limits.elements),
  'Verschachtelung einer E-Rechnung': german(limits.depth),
  'CSV-Datei': { value: '5 MB', file: 'lib/documents/csv/read-table.ts', code: /bytes: 5_000_000/ },
  'Zeilen einer CSV-Datei': { value: '5.000', file: 'lib/documents/csv/read-table.ts', code: /rows: 5_000/ },
  'LODAS-Datei': `${largestLodasFile / 1_000_000} MB`,
  'Geschäftspartner je EXTF-Datei': german(extfLimits.rows),
  'falsche Passwörter einer Person von einer Adresse': {
    value: '5 in 15 Minuten',
    file: 'lib/identity/sign-in-limit.ts',
    code: /signInWindowMs = 15 \* 60_000;[\s\S]*keyOf\('pair',[^)]*\), most: 5/,
  },
  Sitzung: `${sessionLifetimeMs / hour / 24} Tage, ${sessionIdleMs / hour} Stunden ohne Nutzung`,
  'Einladungen einer Firma': {
    value: '30 in der Stunde',
    file: 'lib/identity/invitations.ts',
    code: /companyLimit: RateLimit = \{ most: 30, windowMs: 60 \* 60_000 \}/,
  },
  'Anleitungen an den Berater': {
    value: '6 in der Stunde',
    file: 'lib/adviser/send-setup-guide.ts',
    code: /companyLimit: RateLimit = \{ most: 6, windowMs: 60 \* 60_000 \}/,
  },
  'Kommentar zu einer Übertragung': {
    value: '2.000 Zeichen',
    file: 'lib/transfer/comments.ts',
    code: /\.max\(2_000\)/,
  },
  Zeitplan: {
    value: 'einer je Firma, Tage 1 bis 28',
    file: 'prisma/schedules.prisma',
    code: /companyId\s+String\s+@id/,
  },
  'Status und Protokoll von DATEV': {
    value: 'mindestens 1 Jahr, üblich 8',
    file: 'lib/platform/settings.ts',
    code: /PROTOCOL_RETENTION_YEARS[\s\S]{0,140}min\(1,[^)]*\)\s*\.default\(8\)/,
  },
  'technisches Protokoll': {
    value: 'mindestens 14 Tage, üblich 30',
    file: 'lib/platform/settings.ts',
    code: /HTTP_LOG_DAYS[\s\S]{0,140}min\(14,[^)]*\)\s*\.default\(30\)/,
  },
};

const rows = readFileSync('docs/limits.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && line.includes('`tests/'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, name = '', value = '', , test = '']) => ({ name, value, test: test.replaceAll('`', '') }));

describe('docs/limits.md (U5)', () => {
  it('has every limit and no other', () => {
    expect(rows.map(({ name }) => name).toSorted()).toEqual(Object.keys(truth).toSorted());
  });

  it.each(rows)('$name: $value', ({ name, value, test }) => {
    const known = truth[name];
    if (known === undefined) throw new Error(`nobody knows ${name}`);
    expect(value).toBe(typeof known === 'string' ? known : known.value);
    if (typeof known !== 'string') expect(readFileSync(known.file, 'utf8')).toMatch(known.code);
    expect(existsSync(test), test).toBe(true);
  });
});

const image = (bytes: number) => ({ fileName: 'a.pdf', size: bytes });
const documentOf = (id: string, images: PlannableDocument['images'] = []): PlannableDocument => ({
  id,
  ledger: 'accounts_receivable',
  month: '2026-01' as PlannableDocument['month'],
  ledgerBytes: 1_000,
  images,
});

describe('limits that have no other test', () => {
  it('4,999 documents fill a job, one more makes two (T1)', () => {
    const documents = (count: number) => Array.from({ length: count }, (_, index) => documentOf(`d${index}`));
    const sizes = (count: number) =>
      planJobs(documents(count)).jobs.map(({ documentIds }) => documentIds.length);
    expect(Math.max(...sizes(12_000))).toBeLessThanOrEqual(4_999);
    expect(sizes(12_000).reduce((sum, size) => sum + size, 0)).toBe(12_000);
  });

  it('49 images go, 50 hold the document back (T3)', () => {
    const images = (count: number) => Array.from({ length: count }, () => image(1_000));
    expect(planJobs([documentOf('a', images(49))]).refused).toEqual([]);
    expect(
      codesOf(planJobs([documentOf('a', images(50))]).refused.flatMap(({ problems }) => problems)),
    ).toEqual(['TOO_MANY_ATTACHMENTS']);
  });

  it('5,000 booking rows go, one more holds the document back (B3)', () => {
    const rowsOf = (count: number) => ({
      grossAmount: `${count}.00`,
      positions: Array.from({ length: count }, (_, index) => ({
        grossAmount: '1.00',
        taxRate: '19.00',
        taxCase: 'domestic' as const,
        costCenter1: String(index),
      })),
    });
    expect(codesOf(heldBack(rowsOf(5_001)))).toContain('INVOICE_TOO_MANY_ROWS');
  });

  it('the largest amount is read, a cent more is refused (B3)', () => {
    const read = (grossAmount: string) =>
      readInvoiceJson({
        ...plainJson,
        grossAmount,
        positions: [{ grossAmount, taxRate: '19.00', taxCase: 'domestic' }],
      }).ok;
    expect(read('9999999999.99')).toBe(true);
    expect(read('10000000000.00')).toBe(false);
  });

  it('two steps of Skonto go, three hold the document back (B3)', () => {
    const step = (day: string, percentage: string, amount: string) => ({
      percentage,
      amount,
      date: `2026-01-${day}`,
    });
    const skonto = [step('20', '3.00', '3.57'), step('25', '2.00', '2.38'), step('28', '1.00', '1.19')];
    expect(codesOf(heldBack({ skonto }))).toContain('SKONTO_TOO_MANY');
  });

  it('five new attempts, then a person looks (T7)', () => {
    expect(restartLimit(contextWith(jobIn('planned', { restarts: 4 })))).toBeNull();
    expect(restartLimit(contextWith(jobIn('planned', { restarts: 5 })))).toMatchObject({
      finding: { code: 'TRANSFER_RESTARTED_TOO_OFTEN' },
    });
  });

  it('99,999 partners fill an EXTF file, one more makes two (K5)', () => {
    const partner = (index: number): ExtfPartner => ({
      key: `K${index}`,
      kind: 'customer',
      accountNo: String(10_000_000 + index),
      name: `Kunde ${index}`,
      person: null,
      vatId: null,
      street: null,
      addressSupplement: null,
      postalCode: null,
      city: null,
      country: null,
      phone: null,
      email: null,
      iban: null,
      bic: null,
      customerNumber: null,
      paymentDays: null,
    });
    const { files } = buildExtfPartners({
      consultantNumber: 455148,
      clientNumber: 1,
      fiscalYearStart: '2026-01-01' as IsoDate,
      accountLength: 7,
      partners: Array.from({ length: 100_000 }, (_, index) => partner(index)),
      createdAt: new Date('2026-01-31T09:15:00Z'),
    });
    expect(files).toHaveLength(2);
    const second = readExtf(files[1]?.content ?? '');
    expect(second.ok && second.value.rows).toHaveLength(1);
  }, 60_000);

  it('a comment has 2,000 characters at most (P4)', () => {
    expect(commentTextSchema.safeParse('x'.repeat(2_000)).success).toBe(true);
    expect(commentTextSchema.safeParse('x'.repeat(2_001)).success).toBe(false);
    expect(commentTextSchema.safeParse('   ').success).toBe(false);
  });
});
