import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkPackageRules } from '@/lib/datev/belegsatz/check-package-rules';
import { readDocumentXml } from '@/lib/datev/belegsatz/read-document-xml';
import { readLedgerXml } from '@/lib/datev/belegsatz/read-ledger-xml';
import { plainJson } from '../bookkeeping/example-invoice';
import { hasReference } from './reference-files';

const folder = mkdtempSync(path.join(tmpdir(), 'belegsatz-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ledgers = {
  is_accounts_payable_ledger_available: 'true',
  is_accounts_receivable_ledger_available: true,
  is_cash_ledger_available: 'true',
};

const client = (accountLength: number, changes: Record<string, unknown> = {}) => ({
  client_number: '1',
  consultant_number: 455148,
  id: '455148-1',
  name: 'Muster GmbH 1',
  is_document_management_available: 'true',
  basic_accounting_information: [
    {
      fiscal_year_start: '2026-01-01',
      fiscal_year_end: '2026-12-31',
      account_length: accountLength,
      ledgers,
    },
  ],
  ...changes,
});

let counter = 0;
function jsonFile(value: unknown): string {
  counter += 1;
  const file = path.join(folder, `${counter}.json`);
  writeFileSync(file, JSON.stringify(value));
  return file;
}

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(...args: string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['scripts/bootstrap.mjs', 'belegsatz', ...args]);
    const texts = { stdout: '', stderr: '' };
    child.stdout.on('data', (data) => {
      texts.stdout += data;
    });
    child.stderr.on('data', (data) => {
      texts.stderr += data;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...texts }));
  });
}

interface Packaged extends Run {
  readonly out: string;
}

async function pack(
  invoices: unknown,
  options: { client?: unknown; ledger?: string; more?: string[]; out?: string } = {},
): Promise<Packaged> {
  counter += 1;
  const out = options.out ?? path.join(folder, `out-${counter}`);
  const result = await run(
    'package',
    '--invoices',
    jsonFile(invoices),
    '--client',
    jsonFile(options.client ?? client(4)),
    '--ledger',
    options.ledger ?? 'accounts_receivable',
    '--month',
    '2026-01',
    '--out',
    out,
    ...(options.more ?? []),
  );
  return { ...result, out };
}

const codesOf = ({ stderr }: Run) =>
  (JSON.parse(stderr) as { code: string; subject: { label: string } | null }[]).map(
    ({ code, subject }) => `${subject?.label} ${code}`,
  );

function accountsIn(out: string): string[] {
  return readdirSync(out)
    .filter((name) => name !== 'document.xml' && name.endsWith('.xml'))
    .flatMap((name) => [...readFileSync(path.join(out, name), 'utf8').matchAll(/<accountNo>(\d+)</g)])
    .map(([, account]) => account ?? '');
}

const pdf = Buffer.from('%PDF-1.7\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n').toString('base64');

describe('npm run belegsatz -- package', { timeout: 120_000 }, () => {
  it('writes the exact files of the job; refused documents are findings on stderr (B2, T9)', async () => {
    const result = await pack([
      { ...plainJson, attachment: { fileName: 'a.pdf', contentType: 'application/pdf', base64: pdf } },
      { ...plainJson, externalId: 'inv_2', number: 'RE 2', issueDate: '2026-01-16' },
      { ...plainJson, externalId: 'inv_3', number: 'RE-3', grossAmount: '119.01' },
      { ...plainJson, externalId: 'inv_4', number: 'RE-4', issueDate: '2026-02-01' },
      { ...plainJson, externalId: 'inv_5', number: 'RE-5', currency: 'euro' },
      {
        ...plainJson,
        externalId: 'inv_6',
        number: 'RE-6',
        direction: 'incoming',
        partner: { name: 'X', accountNo: '70100' },
      },
      {
        ...plainJson,
        externalId: 'inv_7',
        number: 'RE-7',
        attachment: { fileName: 'a.pdf', base64: 'AAAA' },
      },
    ]);
    expect(result.code).toBe(0);
    expect(codesOf(result).sort()).toEqual([
      'RE-3 INVOICE_SUM_MISMATCH',
      'RE-4 DATE_OUTSIDE_MONTH',
      'RE-5 INPUT_CURRENCY_UNREADABLE',
      'RE-6 DOCUMENT_OTHER_LEDGER',
      'RE-7 IMAGE_TYPE_UNKNOWN',
    ]);
    expect(result.stdout).toContain('RE 2');
    const names = readdirSync(result.out).sort();
    expect(names).toEqual([
      'Rechnungsbild_RA_RE-2026-0001.pdf',
      'Rechnungsdaten_RA_RE-2.xml',
      'Rechnungsdaten_RA_RE-2026-0001.xml',
      'document.xml',
    ]);
    checkPackage(result.out, names);
  });

  it('ends with 1 when every document is refused, and writes nothing', async () => {
    const result = await pack([{ ...plainJson, positions: [] }]);
    expect([result.code, codesOf(result)]).toEqual([1, ['RE-2026-0001 INVOICE_WITHOUT_POSITIONS']]);
    expect(() => readdirSync(result.out)).toThrow();
  });

  it('ends with 1 when the dataset is not set up for it (M1, M2, M4)', async () => {
    const bare = client(4, { basic_accounting_information: [], is_document_management_available: 'false' });
    const result = await pack([plainJson], { client: bare });
    expect(result.code).toBe(1);
    expect(codesOf(result).length).toBeGreaterThan(0);
    const broken = await pack([plainJson], { client: { client_number: 'x' } });
    expect([broken.code, codesOf(broken)[0]]).toEqual([1, 'undefined CLIENT_BASICS_UNREADABLE']);
  });

  it('books by the chosen chart at the account length of the fiscal year, and says what it lengthened (M3)', async () => {
    const invoice = { ...plainJson, partner: { name: 'X' } };
    const four = await pack([invoice], { more: ['--accounts', 'skr04'] });
    expect(accountsIn(four.out)).toEqual(['4400']);
    const six = await pack([invoice], { client: client(6) });
    expect(accountsIn(six.out)).toEqual(['840000']);
    expect(six.stdout).toContain('Achtung');
  });

  it('books by the rows of a file as they are; accounts in an invoice win (B4)', async () => {
    const rows = jsonFile([
      { direction: 'outgoing', taxCase: 'domestic', taxRate: '19.00', accountNo: '8401' },
    ]);
    const own = [
      { grossAmount: '119.00', taxRate: '19.00', taxCase: 'domestic', accountNo: '8402', taxKey: '3' },
    ];
    const result = await pack(
      [plainJson, { ...plainJson, externalId: 'b', number: 'RE-2', positions: own }],
      { more: ['--accounts', rows] },
    );
    expect(accountsIn(result.out).sort()).toEqual(['8401', '8402']);
    const short = await pack([plainJson], { client: client(5), more: ['--accounts', rows] });
    expect(codesOf(short)).toContain('RE-2026-0001 ACCOUNT_LENGTH_MISMATCH');
  });

  it("uses the folder it is told, else DATEV's name for the ledger (M6)", async () => {
    const folderOf = ({ out }: Packaged) =>
      /value="([^"]*)" key="3"/.exec(readFileSync(path.join(out, 'document.xml'), 'utf8'))?.[1];
    expect(folderOf(await pack([plainJson], { more: ['--folder', 'Ausgang Süd'] }))).toBe('Ausgang Süd');
    const incoming = { ...plainJson, direction: 'incoming', partner: { name: 'L', accountNo: '70100' } };
    expect(folderOf(await pack([incoming], { ledger: 'accounts_payable' }))).toBe('Eingangsrechnungen');
  });

  it('packs a cash book in order (T4)', async () => {
    const entry = (externalId: string, date: string, amount: string) => ({
      externalId,
      date,
      amount,
      text: 'Bar',
      accountNo: '4910',
    });
    const entries = [entry('b', '2026-01-06', '-80.00'), entry('a', '2026-01-05', '50.00')];
    const result = await pack(entries, { ledger: 'cash' });
    expect(result.code).toBe(0);
    const xml = readFileSync(path.join(result.out, 'document.xml'), 'utf8');
    expect([...xml.matchAll(/datafile="([^"]*)"/g)].map(([, name]) => name)).toEqual([
      'Kassendaten_2026-01-05.xml',
      'Kassendaten_2026-01-06.xml',
    ]);
    const negative = await pack(entries, { ledger: 'cash', more: ['--opening-balance', '10.00'] });
    expect(codesOf(negative).join()).toContain('CASH_BALANCE_NEGATIVE');
  });

  it('replaces its own files and refuses a folder with others', async () => {
    const once = await pack([plainJson]);
    expect((await pack([plainJson], { out: once.out })).code).toBe(0);
    writeFileSync(path.join(once.out, 'fremd.txt'), '');
    const foreign = await pack([plainJson], { out: once.out });
    expect([foreign.code, foreign.stderr.includes('fremd.txt')]).toEqual([2, true]);
  });

  it('explains how it is called', async () => {
    expect((await run('package', '--ledger', 'x')).code).toBe(2);
    const unknown = await run('pack');
    expect([unknown.code, unknown.stderr.includes('--invoices')]).toEqual([2, true]);
  });
});

/** Reads the written folder back as DATEV would get it. */
function checkPackage(out: string, names: readonly string[]): void {
  const archive = readDocumentXml(readFileSync(path.join(out, 'document.xml')));
  if (!archive.ok) throw new Error(JSON.stringify(archive.problems));
  const ledgersByName = new Map(
    names
      .filter((name) => name.startsWith('Rechnungsdaten'))
      .map((name) => {
        const read = readLedgerXml(name, readFileSync(path.join(out, name)));
        if (!read.ok) throw new Error(JSON.stringify(read.problems));
        return [name, read.value] as const;
      }),
  );
  const problems = checkPackageRules({
    ledger: 'accounts_receivable',
    month: '2026-01' as never,
    archive: archive.value,
    ledgers: ledgersByName,
    files: names.map((name) => ({ name, size: readFileSync(path.join(out, name)).length })),
    folderNames: ['Ausgangsrechnungen'],
  });
  expect(problems).toEqual([]);
}

describe.skipIf(!hasReference)(
  'npm run belegsatz -- read',
  () => {
    const einvoice = (name: string) => path.resolve('../shared/samples/e-invoice', name);

    it.each(['01.01a-INVOICE_ubl.xml', '01.01a-INVOICE_uncefact.xml', 'zugferd_2p0_EN16931_Einfach.pdf'])(
      'reads %s',
      async (name) => {
        const result = await run('read', einvoice(name), '--direction', 'incoming');
        expect([result.code, result.stderr === '' || Array.isArray(JSON.parse(result.stderr))]).toEqual([
          0,
          true,
        ]);
        expect(JSON.parse(result.stdout)).toMatchObject({ direction: 'incoming', currency: 'EUR' });
      },
    );

    it('ends with 1 and a finding for what is no e-invoice (E3)', async () => {
      const file = path.join(folder, 'kein-beleg.txt');
      writeFileSync(file, 'Guten Tag');
      const result = await run('read', file);
      expect([result.code, result.stdout]).toEqual([1, '']);
      expect(codesOf(result)).toHaveLength(1);
    });
  },
  120_000,
);
