import { Client } from 'pg';
import { ensureTemplate } from '@/tests/support/database';

export const companyCount = 10;
/** Lines of DATEV's protocol of one transfer, and documents in it. */
export const entriesPerTransfer = 100;
const documentsPerTransfer = 10;

/** Companies and people of the measured database have fixed ids. */
export const companyId = (index: number): string => id('c', index);
export const adviserId = id('a', 1);
export const transferId = (index: number): string => id('1', index);

function id(kind: string, index: number): string {
  return `${kind}0000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;
}

/** The same in SQL; ids rise with time, as those of the product do. */
const sqlId = (kind: string, expression: string) =>
  `('${kind}0000000-0000-4000-8000-' || lpad(to_hex(${expression}), 12, '0'))::uuid`;

/**
 * A database with so many invoices, versions, attachments and protocol entries of ten companies over three years, hence three
 * partitions of the protocol. It is kept:
 * the next run with the same migrations finds it.
 * @returns its address
 */
export async function growthDatabase(
  serverUrl: string,
  rows: number,
  say: (line: string) => void,
): Promise<string> {
  const template = await ensureTemplate(serverUrl);
  const name = `growth_${template.slice('template_'.length)}_${rows}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await withClient(serverUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return;
    const { rows: old } = await client.query<{ datname: string }>(
      `SELECT datname FROM pg_database WHERE datname LIKE 'growth\\_%' AND datname LIKE $1 AND datname <> $2`,
      [`%\\_${rows}`, name],
    );
    for (const { datname } of old) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
    say(`${rows.toLocaleString('de-DE')} Zeilen je Tabelle werden angelegt …`);
    await client.query(`DROP DATABASE IF EXISTS ${name}_part WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name}_part TEMPLATE ${template}`);
    const part = new URL(url);
    part.pathname = `/${name}_part`;
    await withClient(part.href, (target) => fill(target, rows, say));
    // Only a whole one gets the name that the next run looks for.
    await client.query(`ALTER DATABASE ${name}_part RENAME TO ${name}`);
  });
  return url.href;
}

async function fill(client: Client, rows: number, say: (line: string) => void): Promise<void> {
  await client.query("SET synchronous_commit = off; SET maintenance_work_mem = '512MB'");
  for (const [label, sql] of statements(rows)) {
    const start = performance.now();
    await client.query(sql);
    say(`  ${label}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
  }
}

function statements(rows: number): [string, string][] {
  const transfers = Math.ceil(rows / entriesPerTransfer);
  const company = (n: string) => sqlId('c', `${n} % ${companyCount}`);
  const day = (n: string) => `(date '2026-01-01' + (${n}::bigint * 1095 / ${rows})::int)`;
  const month = (n: string) => `to_char(${day(n)}, 'YYYY-MM')`;
  const when = (n: string) =>
    `(timestamp '2026-01-01' + make_interval(mins => (${n}::bigint * 1576800 / ${transfers})::int))`;
  const ofTransfer = (e: string) => `((${e} - 1) / ${entriesPerTransfer} + 1)`;
  return [
    [
      'Firmen und Personen',
      `INSERT INTO "Company" ("id", "name", "integrationId")
       SELECT ${sqlId('c', 'n')}, 'Firma ' || n, 'datev:' || n FROM generate_series(0, ${companyCount - 1}) n;
       INSERT INTO "User" ("id", "email", "name", "passwordHash") VALUES ('${adviserId}', 'berater@bench.test', 'Berta Berater', '-');
       INSERT INTO "Membership" ("id", "userId", "companyId", "role")
       SELECT gen_random_uuid(), '${adviserId}', "id", 'adviser' FROM "Company"`,
    ],
    [
      'Rechnungen',
      `INSERT INTO "Invoice" ("id", "companyId", "externalId", "currentVersionId", "direction", "ledger", "accountingMonth", "number",
         "issueDate", "partnerName", "currency", "grossCents", "state", "createdAt", "updatedAt")
       SELECT ${sqlId('b', 'n')}, ${company('n')}, 'ext-' || n, ${sqlId('e', 'n')},
         CASE WHEN n % 3 = 0 THEN 'incoming' ELSE 'outgoing' END,
         CASE WHEN n % 3 = 0 THEN 'accounts_payable' ELSE 'accounts_receivable' END,
         ${month('n')}, 'RE-' || lpad(n::text, 9, '0'), ${day('n')}, 'Partner ' || (n::bigint * 7919 % 5000), 'EUR', 100 + n::bigint * 37 % 900000,
         CASE WHEN n / 10 % 40 = 0 THEN 'open' WHEN n / 10 % 97 = 0 THEN 'refused' ELSE 'transferred' END, now(), now()
       FROM generate_series(1, ${rows}) n`,
    ],
    [
      'Versionen',
      `INSERT INTO "InvoiceVersion" ("id", "invoiceId", "companyId", "version", "contentHash", "content", "createdBy")
       SELECT ${sqlId('e', 'n')}, ${sqlId('b', 'n')}, ${company('n')}, 1, md5(n::text), '{"number":"x","positions":[]}', '{}'
       FROM generate_series(1, ${rows}) n`,
    ],
    [
      'Anlagen',
      `INSERT INTO "Attachment" ("id", "companyId", "invoiceVersionId", "position", "fileName", "contentType", "sha256", "size")
       SELECT ${sqlId('f', 'n')}, ${company('n')}, ${sqlId('e', 'n')}, 0, n || '.pdf', 'application/pdf', md5(n::text) || md5(n::text), 60000
       FROM generate_series(1, ${rows}) n`,
    ],
    [
      'Übertragungen',
      `INSERT INTO "Transfer" ("id", "companyId", "ledger", "accountingMonth", "state", "requestedBy", "requestedAt", "companyName",
         "consultantNumber", "clientNumber")
       SELECT ${sqlId('1', 'n')}, ${company('n')}, 'accounts_receivable', to_char(${when('n')}, 'YYYY-MM'), 'succeeded',
         '{"kind":"user","id":null,"name":"Karla Kunde"}', ${when('n')}, 'Firma', 455148, 1
       FROM generate_series(1, ${transfers}) n;
       INSERT INTO "TransferJob" ("id", "transferId", "companyId", "sequence", "ledger", "accountingMonth", "state", "datevJobId",
         "datevStatus", "finalisedAt", "getCount")
       SELECT ${sqlId('2', 'n')}, ${sqlId('1', 'n')}, ${company('n')}, 0, 'accounts_receivable', to_char(${when('n')}, 'YYYY-MM'), 'done',
         'job-' || n, 2, ${when('n')}, 3
       FROM generate_series(1, ${transfers}) n;
       INSERT INTO "TransferDocument" ("id", "jobId", "companyId", "invoiceId", "invoiceVersionId", "position", "guid", "number",
         "sentNumber", "ledgerFileName", "result", "releasedAt")
       SELECT ${sqlId('3', `t * ${documentsPerTransfer} + d`)}, ${sqlId('2', 't')}, ${company('t')},
         ${sqlId('b', `((t * ${documentsPerTransfer} + d) % ${rows} + 1)`)}, ${sqlId('e', `((t * ${documentsPerTransfer} + d) % ${rows} + 1)`)}, d,
         gen_random_uuid(), 'RE-' || t || '-' || d, 'RE-' || t || '-' || d, 'RE-' || d || '.xml', 'accepted', now()
       FROM generate_series(1, ${transfers}) t, generate_series(0, ${documentsPerTransfer - 1}) d`,
    ],
    [
      'Protokoll',
      // The places of the chain are made up, so whether one is taken need not be asked for every row.
      `ALTER TABLE "ProtocolEntry" DISABLE TRIGGER "ProtocolEntry_one_place";
       INSERT INTO "ProtocolStatus" ("chainPosition", "jobId", "companyId", "receivedAt", "status", "raw", "keepUntil", "previousHash", "hash")
       SELECT ${rows} + t, ${sqlId('2', 't')}, ${company('t')}, ${when('t')}, 2, '{"status":2}', ${when('t')} + interval '8 years',
         repeat('0', 64), repeat('0', 64)
       FROM generate_series(1, ${transfers}) t;
       INSERT INTO "ProtocolEntry" ("chainPosition", "jobId", "companyId", "fetch", "position", "receivedAt", "time", "type", "text",
         "context", "fileName", "raw", "keepUntil", "previousHash", "hash")
       SELECT e, ${sqlId('2', ofTransfer('e'))}, ${company(ofTransfer('e'))}, 1, (e - 1) % ${entriesPerTransfer}, ${when(ofTransfer('e'))},
         '2026-01-01T00:00:00', 'information', 'Die Datei wurde verarbeitet und der Beleg angelegt.', NULL,
         'RE-' || e % ${documentsPerTransfer} || '.xml', '{"type":"information","text":"Die Datei wurde verarbeitet und der Beleg angelegt."}',
         ${when(ofTransfer('e'))} + interval '8 years', md5(e::text) || md5(e::text), md5(e::text) || md5(e::text)
       FROM generate_series(1, ${rows}) e;
       ALTER TABLE "ProtocolEntry" ENABLE TRIGGER "ProtocolEntry_one_place"`,
    ],
    ['Statistik', 'VACUUM ANALYZE'],
  ];
}

async function withClient<T>(url: string, act: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}
