import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalDatev, startLocalDatev } from '@/sandbox/local-datev';
import { order, signIn } from '@/tests/integration/sandbox/datev-session';
import { comparer, Recorder } from '@/tests/integration/sandbox-hr/described-answers';
import { hasSharedFolder, sharedFolder } from '@/tests/unit/sandbox/shared-samples';

const SCOPE = 'openid profile datev:accounting:extf-files-import';
const LONG_TERM = `${SCOPE} offline_access datev:iam:client:455148-1`;
const HEADER =
  '"EXTF";700;20;"Kontenbeschriftungen";3;20260131101500042;;"RE";"";"";455148;1;20260101;4;;;"Probe";"";;;;"";;"";;;"";;;"";""';
const FILE = `${HEADER}\r\nKonto;Kontenbeschriftung;Sprach-ID;Lang\r\n1000;"Kasse";"de-DE";""\r\n`;

let datev: LocalDatev;

beforeAll(async () => {
  datev = await startLocalDatev({ manner: 'live', processingMs: 0 });
});
afterAll(() => datev.close());

async function recorder(scope = LONG_TERM, person = 'petra-beispiel'): Promise<Recorder> {
  const { tokens } = await signIn(datev, { scope, person });
  return new Recorder(datev.extfFilesUrl, {
    authorization: `Bearer ${tokens.access_token}`,
    'x-datev-client-id': datev.clientId,
    accept: 'application/json',
  });
}

interface Wish {
  readonly content?: string | Uint8Array;
  readonly headers?: Record<string, string>;
  readonly clientId?: string;
}

function post(caller: Recorder, { content = FILE, headers = {}, clientId = '455148-1' }: Wish = {}) {
  return caller.send('POST', `/clients/${clientId}/extf-files/import`, {
    body: new Uint8Array(typeof content === 'string' ? Buffer.from(content, 'latin1') : content),
    headers: { 'content-type': 'application/octet-stream', filename: 'EXTF_Probe.csv', ...headers },
  });
}

/** The job an import ends in. */
async function jobOf(caller: Recorder, wish: Wish): Promise<Record<string, unknown>> {
  const response = await post(caller, wish);
  expect(response.status).toBe(202);
  const location = response.headers.get('location') ?? '';
  return (await (await caller.send('GET', location)).json()) as Record<string, unknown>;
}

const replaced = (from: string, to: string) => FILE.replace(from, to);

describe('extf-files of the local DATEV (O3, K6)', () => {
  it('takes a file over: pending first, then succeeded, with what its header says', async () => {
    await order(datev, '/settings', { processingMs: 60_000 });
    const caller = await recorder();
    const response = await post(caller, { headers: { 'reference-id': 'Push 1' } });
    expect(response.headers.get('retry-after')).toBe('60');
    const location = response.headers.get('location') ?? '';
    expect(location).toMatch(/^\/clients\/455148-1\/extf-files\/jobs\/[0-9a-f-]{36}$/);
    expect(await (await caller.send('GET', location)).json()).toMatchObject({
      result: 'pending',
      reference_id: 'Push 1',
    });
    await order(datev, '/settings', { advanceClockMs: 61_000 });
    expect(await (await (await recorder()).send('GET', location)).json()).toMatchObject({
      result: 'succeeded',
      filename: 'EXTF_Probe.csv',
      data_category_id: 20,
      fiscal_year_begin: '2026-01-01',
      label: 'Probe',
      number_of_accounting_records: 1,
    });
    await order(datev, '/settings', { processingMs: 0, clockOffsetMs: 0 });
  });

  it.each([
    ['no payload', HEADER, '1008833', 'No payload'],
    ['UTF-16 torn apart', new Uint8Array([0xff, 0xfe, 0x00]), '1008833', 'Only Windows-1252'],
    ['bytes without a character', new Uint8Array([0x22, 0x81]), '1008833', 'Only Windows-1252'],
    ['virus', `${FILE}EICAR-STANDARD-ANTIVIRUS-TEST-FILE`, '1008836', 'virus'],
    ['30 header fields', replaced(';"";""\r\n', ';""\r\n'), '1008834', 'Missing columns'],
    ['header too long', replaced('"Probe"', `"${'x'.repeat(1000)}"`), '1008834', '1000 characters'],
    [
      'wrong version of the format',
      replaced('"Kontenbeschriftungen";3', '"Kontenbeschriftungen";2'),
      '1008834',
      'Invalid combination',
    ],
    [
      'placeholder',
      replaced('20;"Kontenbeschriftungen";3', '21;"Stammdaten";1'),
      '1008834',
      'Invalid combination',
    ],
    ['from after to', replaced(';4;;;', ';4;20260201;20260131;'), '1008834', 'DateFrom'],
    ['other consultant', replaced('455148;1', '455149;1'), '1008834', 'consultant-number'],
    ['other client', replaced('455148;1', '455148;2'), '1008834', 'client-number'],
    ['not EXTF', replaced('"EXTF"', '"DTVF"'), '1008834', 'Fields with error'],
    ['reserved field filled', replaced('"";;"";;;"";;;', '"";;"KP";;;"";;;'), '1008834', 'Fields with error'],
  ])('%s → failed, %s', async (_name, content, code, detail) => {
    const job = await jobOf(await recorder(), { content });
    expect(job).toMatchObject({
      result: 'failed',
      validation_details: {
        type: `http://www.datev.de/hilfe/${code}`,
        detail: expect.stringContaining(detail),
      },
    });
  });

  it.each<[string, Wish, number, string | undefined]>([
    ['without bytes', { content: '' }, 400, '1008831'],
    ['without a name', { headers: { filename: '' } }, 400, '1008832'],
    ['with another name', { headers: { filename: 'Stammdaten.csv' } }, 400, '1008832'],
    ['with a reference of other characters', { headers: { 'reference-id': 'a/b' } }, 400, '1008832'],
    ['with a client that is none', { clientId: 'abc' }, 400, '1008835'],
    ['as text', { headers: { 'content-type': 'text/csv' } }, 415, undefined],
    ['wanting HTML', { headers: { accept: 'text/html' } }, 406, undefined],
    ['for another dataset than the token’s', { clientId: '455148-3' }, 403, undefined],
  ])('refuses an import %s', async (_name, wish, status, code) => {
    const response = await post(await recorder(), wish);
    const body = (await response.json()) as { type?: string; status: number };
    expect([response.status, body.type]).toEqual([status, code && `http://www.datev.de/hilfe/${code}`]);
  });

  it('lets an import fail whose right was taken away meanwhile', async () => {
    const caller = await recorder();
    const location = (await post(caller)).headers.get('location') ?? '';
    await order(datev, '/rights', { personId: 'petra-beispiel', clientId: '455148-1', allowed: false });
    expect((await caller.send('GET', location)).status).toBe(403);
    await order(datev, '/rights', { personId: 'petra-beispiel', clientId: '455148-1', allowed: true });
    expect((await caller.send('GET', location)).status).toBe(200);
  });

  it('lists imports newest first, in pages', async () => {
    await order(datev, '/reset', { manner: 'live', processingMs: 0 });
    const caller = await recorder();
    for (let count = 0; count < 5; count += 1)
      await post(caller, { headers: { 'reference-id': `R${count}` } });
    const page = await caller.send('GET', '/clients/455148-1/extf-files/jobs?skip=1&top=2');
    const jobs = (await page.json()) as { reference_id: string }[];
    expect(jobs.map(({ reference_id }) => reference_id)).toEqual(['R3', 'R2']);
    expect(page.headers.get('total-items')).toBe('5');
    expect(page.headers.get('link')).toBe('<?skip=0&top=2>;rel="prev", <?skip=3&top=2>;rel="next"');
  });

  it.skipIf(!hasSharedFolder)(
    'takes DATEV’s samples over, once they name this dataset and leave reserved fields empty',
    async () => {
      const caller = await recorder();
      for (const name of ['EXTF_DebKred_Stamm.csv', 'EXTF_Sachkontobeschriftungen.csv']) {
        const sample = readFileSync(`${sharedFolder}/extf/samples/${name}`, 'latin1').replace(
          '29098;55003',
          '455148;1',
        );
        expect(await jobOf(caller, { content: sample, headers: { filename: name } })).toMatchObject({
          result: 'succeeded',
        });
      }
    },
  );

  it.skipIf(!hasSharedFolder)(
    'answers as DATEV’s OpenAPI description says, with nothing it does not name',
    async () => {
      const { problemsOf, operationOf } = comparer('accounting_extf-files-3.0.1.json', '');
      const callers = [
        await recorder(),
        await recorder(SCOPE),
        await recorder('openid profile'),
        await recorder(SCOPE, 'olga-ohnerecht'),
        new Recorder(datev.extfFilesUrl, { authorization: 'Bearer unknown' }),
      ];
      for (const caller of callers) {
        for (const clientId of ['455148-1', '455148-3', '999999-9', 'abc']) {
          const location = (await post(caller, { clientId })).headers.get('location');
          await post(caller, { clientId, content: HEADER });
          await post(caller, { clientId, content: '' });
          await post(caller, { clientId, headers: { filename: 'x' } });
          await post(caller, { clientId, headers: { 'content-type': 'text/csv' } });
          for (const query of ['', '?skip=0&top=500', '?skip=-1&top=x']) {
            await caller.send('GET', `/clients/${clientId}/extf-files/jobs${query}`);
          }
          await caller.send('GET', location ?? `/clients/${clientId}/extf-files/jobs/unbekannt`);
          await caller.send('GET', `/clients/${clientId}/extf-files/jobs`, {
            headers: { accept: 'text/html' },
          });
        }
      }
      const exchanges = callers.flatMap((caller) => caller.exchanges);
      expect(new Set(exchanges.map(operationOf)).size).toBe(3);
      expect(new Set(exchanges.map(({ status }) => status))).toEqual(
        new Set([200, 202, 400, 401, 403, 404, 406, 415]),
      );
      for (const exchange of exchanges) expect(problemsOf(exchange), JSON.stringify(exchange)).toEqual([]);
    },
  );
});
