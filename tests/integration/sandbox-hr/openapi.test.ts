import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalDatev, startLocalDatev } from '@/sandbox/local-datev';
import { order, signIn } from '@/tests/integration/sandbox/datev-session';
import { hasSharedFolder } from '@/tests/unit/sandbox/shared-samples';
import { comparer, Recorder } from './described-answers';

const SCOPE = 'openid profile datev:hr:payrolldataupload';
const LONG_TERM = `${SCOPE} offline_access datev:iam:client:455148-1`;
const LODAS = '[Allgemein]\r\nZiel=LODAS\r\n';

let datev: LocalDatev;

beforeAll(async () => {
  datev = await startLocalDatev({ manner: 'live' });
});
afterAll(() => datev.close());

async function recorder(scope: string, person = 'petra-beispiel'): Promise<Recorder> {
  const { tokens } = await signIn(datev, { scope, person });
  return new Recorder(datev.hrFilesUrl, {
    authorization: `Bearer ${tokens.access_token}`,
    'x-datev-client-id': datev.clientId,
  });
}

interface FormWish {
  readonly content?: string | Uint8Array;
  readonly fileName?: string;
  readonly fields?: Readonly<Record<string, string | null>>;
}

function form({ content = LODAS, fileName = 'Stammdaten.txt', fields = {} }: FormWish = {}): FormData {
  const data = new FormData();
  const all: Record<string, string | null> = {
    file_provider: 'Belegbote',
    import_file_type: 'psd',
    creation_time: new Date(Date.now() - 1000).toISOString(),
    target_system: 'lodas',
    payroll_accounting_month: '2026-02-28',
    ...fields,
  };
  data.append('file', new Blob([new Uint8Array(Buffer.from(content))]), fileName);
  for (const [name, value] of Object.entries(all)) if (value !== null) data.append(name, value);
  return data;
}

const post = (caller: Recorder, wish: FormWish, clientId = '455148-1') =>
  caller.send('POST', `/clients/${clientId}/files`, { body: form(wish) });

describe('hr:files of the local DATEV (O3, K6)', () => {
  it.each<[string, FormWish, string]>([
    ['no UTF-8', { content: new Uint8Array([0x5b, 0xe4, 0x5d]) }, '#DCO02000'],
    ['empty', { content: '' }, '#DCO02001'],
    ['no LODAS head', { content: 'Hallo' }, '#DCO02002'],
    ['3 MB and a byte', { content: `${LODAS}${' '.repeat(3 * 1024 * 1024)}` }, '#DCO02002'],
    ['name too long', { fileName: 'x'.repeat(51) }, '#DCO02003'],
    ['name with a leading blank', { fileName: ' a.txt' }, '#DCO02003'],
    ['name with a forbidden character', { fileName: 'a:b.txt' }, '#DCO02003'],
    ['virus', { content: `${LODAS}EICAR-STANDARD-ANTIVIRUS-TEST-FILE` }, '#DCO02004'],
    ['provider too long', { fields: { file_provider: 'ä'.repeat(26) } }, '#DCO02005'],
    ['mail too long', { fields: { mail_address: `${'a'.repeat(96)}@b.de` } }, '#DCO02006'],
    ['no mail', { fields: { mail_address: 'lohn' } }, '#DCO02007'],
    ['provider with a control character', { fields: { file_provider: 'a\u0007b' } }, '#DCO02008'],
    [
      'made tomorrow',
      { fields: { creation_time: new Date(Date.now() + 86_400_000).toISOString() } },
      '#DCO02009',
    ],
    ['time without offset', { fields: { creation_time: '2026-02-01T10:00:00' } }, '#DCO02010'],
    ['month without day', { fields: { payroll_accounting_month: '2026-02' } }, '#DCO02011'],
    ['unknown kind', { fields: { import_file_type: 'xyz' } }, '#DCO02012'],
    ['unknown program', { fields: { target_system: 'sap' } }, '#DCO02013'],
    ['field missing', { fields: { file_provider: null } }, '#DCO02018'],
  ])('refuses: %s', async (_name, wish, code) => {
    const response = await post(await recorder(SCOPE), wish);
    expect([response.status, ((await response.json()) as { error: string }).error]).toEqual([400, code]);
  });

  it('takes a file, keeps its bytes, and shows what the payroll clerk does with it', async () => {
    const caller = await recorder(LONG_TERM);
    const job = (await (await post(caller, {})).json()) as { job_id: string; state: string };
    expect(job).toMatchObject({ state: 'uploaded', job_id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    const kept = await fetch(`${datev.controlUrl}/hr-files/jobs/${job.job_id}/file`);
    expect(await kept.text()).toBe(LODAS);
    for (const state of ['imported', 'corrupted', 'deleted']) {
      await order(datev, `/hr-files/jobs/${job.job_id}`, { state });
      const answer = await caller.send('GET', `/clients/455148-1/jobs/${job.job_id}`);
      expect(await answer.json()).toMatchObject({ job_id: job.job_id, state });
    }
  });

  it('deletes by itself what nobody fetches in 60 days', async () => {
    const caller = await recorder(LONG_TERM);
    const job = (await (await post(caller, {})).json()) as { job_id: string };
    datev.world.clock.setOffset(61 * 86_400_000);
    const later = await recorder(LONG_TERM);
    const answer = await later.send('GET', `/clients/455148-1/jobs/${job.job_id}`);
    expect(await answer.json()).toMatchObject({ state: 'auto-deleted' });
    datev.world.clock.setOffset(0);
  });

  it.skipIf(!hasSharedFolder)(
    'answers as DATEV’s OpenAPI description says, with nothing it does not name',
    async () => {
      const { problemsOf, operationOf } = comparer('hr_files-2.0.13.json', '/v1');
      const long = await recorder(LONG_TERM);
      const session = await recorder(SCOPE);
      const narrow = await recorder('openid profile');
      const powerless = await recorder(SCOPE, 'olga-ohnerecht');
      const job = (await (await post(long, {})).json()) as { job_id: string };
      for (const caller of [long, session, narrow, powerless]) {
        await caller.send('GET', '/clients');
        for (const client of ['455148-1', '455148-2', '999999-9', 'abc']) {
          await caller.send('GET', `/clients/${client}`);
          await post(caller, {}, client);
          await post(caller, { content: '' }, client);
          for (const id of [job.job_id, '00000000-0000-4000-8000-000000000000', 'kein-uuid']) {
            await caller.send('GET', `/clients/${client}/jobs/${id}`);
          }
        }
      }
      const exchanges = [long, session, narrow, powerless].flatMap((caller) => caller.exchanges);
      expect(new Set(exchanges.map(operationOf)).size).toBe(4);
      expect(new Set(exchanges.map(({ status }) => status))).toEqual(new Set([200, 201, 400, 403, 404]));
      for (const exchange of exchanges) {
        expect(problemsOf(exchange), JSON.stringify(exchange)).toEqual([]);
      }
    },
  );
});
