import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { hasSharedFolder, sharedFolder } from '@/tests/unit/sandbox/shared-samples';
import { Caller, connected, order, SESSION_SCOPE, signIn, thisMonth } from './datev-session';
import { archiveXml, ledgerXml, PDF } from './package';

interface Described {
  readonly content?: Readonly<Record<string, { readonly schema?: unknown }>>;
}
interface Specification {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, Described>> }>>>
  >;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

interface Exchange {
  readonly operation: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: unknown;
}

/** What DATEV leaves undescribed: token, method and rate answers of the gateway in front of the API. */
const GATEWAY = [401, 405, 429];

/** Bodies the description shows only as examples. */
const schemaOfExampleOnly: Readonly<Record<string, string>> = {
  'post /clients/{client-id}/dxso-jobs 201': 'DXSoJob',
};

class RecordingCaller extends Caller {
  readonly exchanges: Exchange[] = [];

  override async send(
    method: string,
    path: string,
    init: RequestInit & { headers?: Record<string, string> },
  ) {
    const response = await super.send(method, path, init);
    const text = await response.clone().text();
    this.exchanges.push({
      operation: `${method.toLowerCase()} ${templateOf(path)}`,
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      body: text === '' ? undefined : JSON.parse(text),
    });
    return response;
  }
}

function templateOf(path: string): string {
  return path
    .replace(/^\/clients\/[^/]+/, '/clients/{client-id}')
    .replace(/dxso-jobs\/[^/]+/, 'dxso-jobs/{job-id}');
}

describe.skipIf(!hasSharedFolder)('every answer, against DATEV’s OpenAPI description (O3)', () => {
  it('has a status, a content type and a body that are described', async () => {
    const specification = readSpecification();
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    ajv.addFormat('int32', true);
    ajv.addSchema({ $id: 'spec', components: { schemas: closed(specification.components.schemas) } });
    const exchanges = await converse();
    expect(new Set(exchanges.map(({ operation }) => operation)).size).toBe(8);
    for (const exchange of exchanges)
      expect(problemsOf(exchange, specification, ajv), JSON.stringify(exchange)).toEqual([]);
  });
});

function readSpecification(): Specification {
  return JSON.parse(
    readFileSync(`${sharedFolder}/openapi/accounting_dxso-jobs-2.1.7.json`, 'utf8'),
  ) as Specification;
}

function problemsOf(
  { operation, status, contentType, body }: Exchange,
  { paths }: Specification,
  ajv: Ajv,
): string[] {
  if (GATEWAY.includes(status)) return [];
  const [method = '', path = ''] = operation.split(' ');
  const described = paths[path]?.[method]?.responses[String(status)];
  if (!described) return [`status ${status} is not described`];
  if (body === undefined) return [];
  const types = Object.keys(described.content ?? {});
  if (types.length > 0 && !types.includes(contentType))
    return [`content type ${contentType} is not described`];
  const schema = described.content?.[contentType]?.schema ?? implied(operation, status);
  const validate = ajv.compile(withAbsoluteReferences(schema));
  return validate(body)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function implied(operation: string, status: number): unknown {
  const name = status >= 400 ? 'ErrorMessage' : schemaOfExampleOnly[`${operation} ${status}`];
  return name ? { $ref: `#/components/schemas/${name}` } : {};
}

/** The same schemas with nothing allowed that they do not name. */
function closed(schemas: Specification['components']['schemas']): unknown {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      { ...(schema as object), additionalProperties: false },
    ]),
  );
}

function withAbsoluteReferences(schema: unknown): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"spec#/components')) as object;
}

/** Talks to the local DATEV in every way that has a described answer. */
async function converse(): Promise<Exchange[]> {
  const { datev, tokens } = await connected({ manner: 'live', processingMs: 0 });
  const longTerm = new RecordingCaller(datev, tokens.access_token);
  const session = await recorder(SESSION_SCOPE);
  const narrow = await recorder('openid profile');
  const unregistered = await recorder(SESSION_SCOPE, 'nils-neu');
  const stranger = new RecordingCaller(datev, 'unknown');

  async function recorder(scope: string, person = 'petra-beispiel') {
    return new RecordingCaller(datev, (await signIn(datev, { scope, person })).tokens.access_token);
  }

  const month = thisMonth();
  const row = { date: `${month}-10`, amount: '119.00', currencyCode: 'EUR', invoiceId: 'RE-1' };
  const properties = [
    ['1', month],
    ['3', 'Ausgangsrechnungen'],
  ] as const;
  for (const manner of ['live', 'sandbox'] as const) {
    await order(datev, '/settings', { manner });
    const { path } = await longTerm.openJob();
    await longTerm.get(path);
    await longTerm.upload(path, 'RE-1.xml', ledgerXml({ rows: [row] }));
    await longTerm.upload(path, 'RE-1.pdf', PDF);
    await longTerm.upload(path, 'RE-1.zip', PDF);
    await longTerm.upload(
      path,
      'document.xml',
      archiveXml([{ ledger: 'RE-1.xml', properties, images: ['RE-1.pdf'] }]),
    );
    await longTerm.json('PUT', path, {}, 'application/merge-patch+json');
    await longTerm.finalise(path);
    await longTerm.finalise(path);
    await longTerm.get(path);
    await longTerm.get(`${path}/protocol-entries`);
    await longTerm.delete(path);
  }
  await order(datev, '/settings', { manner: 'live' });
  const other = await session.openJob('cashLedgerImport');
  await session.delete(other.path);
  for (const caller of [session, narrow, unregistered, stranger, longTerm]) {
    await caller.get('/clients');
    for (const client of [1, 2, 3, 4, 5, 6, 99]) {
      await caller.get(`/clients/455148-${client}`);
      await caller.createJob(`455148-${client}`, 'accountsPayableLedgerImport', thisMonth());
    }
    for (const method of ['GET', 'DELETE', 'PUT']) await caller.send(method, other.path, {});
    await caller.get(`${other.path}/protocol-entries`);
    await caller.upload(other.path, 'a.xml', PDF);
  }
  await order(datev, '/misbehaviour', { kind: 'answer', status: 503, times: 1 });
  await session.get('/clients');
  await datev.close();
  return [longTerm, session, narrow, unregistered, stranger].flatMap(({ exchanges }) => exchanges);
}
