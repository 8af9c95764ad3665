import { afterEach, describe, expect, it } from 'vitest';
import type { IsoDate } from '@/lib/bookkeeping/calendar';
import { buildExtfPartners } from '@/lib/datev/extf/build-extf-partners';
import { createExtfFilesClient } from '@/lib/datev/extf-files/client';
import { problemOfExtfJob } from '@/lib/datev/extf-files/extf-files-errors';
import type { HttpExchange } from '@/lib/datev/http/exchange';
import { encodeCp1252 } from '@/lib/datev/text-encoding/cp1252';
import { type LocalDatev, startLocalDatev } from '@/sandbox/local-datev';
import { order, signIn } from '@/tests/integration/sandbox/datev-session';

const SCOPE = 'openid profile datev:accounting:extf-files-import offline_access datev:iam:client:455148-1';
const running: LocalDatev[] = [];
afterEach(async () => {
  for (const datev of running.splice(0)) await datev.close();
});

async function connect(scope = SCOPE) {
  const datev = await startLocalDatev({ manner: 'live', processingMs: 0 });
  running.push(datev);
  const { tokens } = await signIn(datev, { scope });
  const exchanges: HttpExchange[] = [];
  const client = createExtfFilesClient({
    apiUrl: datev.extfFilesUrl,
    datevClientId: datev.clientId,
    accessToken: tokens.access_token,
    fetch: (url, init) => fetch(url, init),
    now: () => new Date(),
    onExchange: (exchange) => exchanges.push(exchange),
  });
  return { datev, client, exchanges };
}

function partnersFile(consultantNumber = 455148) {
  const partner = {
    key: 'K1',
    kind: 'customer' as const,
    accountNo: '10001',
    name: 'Möbel Müller & Söhne GmbH',
    person: null,
    vatId: 'DE133546770',
    street: null,
    addressSupplement: null,
    postalCode: '90482',
    city: 'Nürnberg',
    country: 'DE',
    phone: null,
    email: null,
    iban: null,
    bic: null,
    customerNumber: 'K1',
    paymentDays: null,
  };
  const { files } = buildExtfPartners({
    consultantNumber,
    clientNumber: 1,
    fiscalYearStart: '2026-01-01' as IsoDate,
    accountLength: 4,
    partners: [partner],
    createdAt: new Date(),
  });
  const [file] = files;
  if (!file) throw new Error('no file');
  return {
    fileName: file.name,
    content: encodeCp1252(file.content),
    referenceId: 'push-1',
    applicationVersion: '1.0',
  };
}

describe('extf-files against the local DATEV (K6)', () => {
  it('hands the partners over and follows the import to its end', async () => {
    const { client, exchanges } = await connect();
    const imported = await client.importFile('455148-1', partnersFile());
    if (imported.kind !== 'ok') throw new Error(JSON.stringify(imported));
    expect(await client.getJob('455148-1', imported.value.jobId)).toMatchObject({
      kind: 'ok',
      value: {
        result: 'succeeded',
        fileName: 'EXTF_Stammdaten.csv',
        referenceId: 'push-1',
        validation: null,
      },
    });
    expect(exchanges.map(({ operation, status }) => [operation, status])).toEqual([
      ['extfImportFile', 202],
      ['extfGetJob', 200],
    ]);
  });

  it('tells why an import failed', async () => {
    const { client } = await connect();
    const imported = await client.importFile('455148-1', partnersFile(455149));
    const job = imported.kind === 'ok' ? await client.getJob('455148-1', imported.value.jobId) : null;
    expect(job?.kind === 'ok' && problemOfExtfJob(job.value)).toMatchObject({
      code: 'DATEV_1008834',
      params: { description: expect.stringContaining('consultant-number') },
    });
  });

  it('finds an import whose answer was lost by its reference (T5)', async () => {
    const { datev, client } = await connect();
    await order(datev, '/misbehaviour', { kind: 'drop_answer', operation: 'extfImportFile' });
    expect((await client.importFile('455148-1', partnersFile())).kind).toBe('unclear');
    const jobs = await client.getJobs('455148-1', { skip: 0, top: 100 });
    expect(jobs.kind === 'ok' && jobs.value.map(({ referenceId }) => referenceId)).toEqual(['push-1']);
  });

  it('understands refusals and maintenance', async () => {
    const { datev, client } = await connect();
    expect(await client.getJob('455148-1', 'unbekannt')).toMatchObject({
      kind: 'refused',
      httpStatus: 404,
      code: null,
    });
    expect(await client.importFile('455148-3', partnersFile())).toMatchObject({
      kind: 'refused',
      httpStatus: 403,
    });
    await order(datev, '/misbehaviour', { kind: 'answer', status: 503, operation: 'extfImportFile' });
    expect((await client.importFile('455148-1', partnersFile())).kind).toBe('unavailable');
    const narrow = await connect(
      'openid profile accounting:clients:read offline_access datev:iam:client:455148-1',
    );
    expect(await narrow.client.getJob('455148-1', 'x')).toMatchObject({ kind: 'refused', code: '1008829' });
  });
});
