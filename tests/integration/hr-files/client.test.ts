import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import { createHrFilesClient } from '@/lib/datev/hr-files/client';
import type { HrFileUpload } from '@/lib/datev/hr-files/types';
import type { HttpExchange } from '@/lib/datev/http/exchange';
import { buildLodasFiles } from '@/lib/datev/lodas/build-lodas-files';
import { buildLugFiles } from '@/lib/datev/lug/build-lug-files';
import { encodeText } from '@/lib/datev/text-encoding/encode-text';
import { type LocalDatev, startLocalDatev } from '@/sandbox/local-datev';
import { order, signIn } from '@/tests/integration/sandbox/datev-session';
import { compensation, day, employee, mapping, timeOff, today } from '@/tests/unit/payroll/people';

const SCOPE = 'openid profile datev:hr:payrolldataupload offline_access datev:iam:client:455148-1';
const running: LocalDatev[] = [];
afterEach(async () => {
  for (const datev of running.splice(0)) await datev.close();
});

async function start(options: Parameters<typeof startLocalDatev>[0] = {}) {
  const datev = await startLocalDatev({ manner: 'live', ...options });
  running.push(datev);
  return datev;
}

async function clientOf(datev: LocalDatev, scope = SCOPE) {
  const { tokens } = await signIn(datev, { scope });
  const exchanges: HttpExchange[] = [];
  const client = createHrFilesClient({
    apiUrl: datev.hrFilesUrl,
    datevClientId: datev.clientId,
    accessToken: tokens.access_token,
    fetch: (url, init) => fetch(url, init),
    now: () => new Date(),
    onExchange: (exchange) => exchanges.push(exchange),
    timeoutMs: { hrUploadFile: 1000 },
  });
  return { client, exchanges, accessToken: tokens.access_token };
}

const input = {
  consultantNumber: 455148,
  clientNumber: 1,
  mapping,
  employees: [{ employee: employee(), validFrom: day('2026-02-01') }],
  compensations: [compensation()],
  timeOffs: [timeOff()],
  today,
  firstOpenMonth: null,
};

function uploadOf(targetSystem: 'lodas' | 'lug'): HrFileUpload {
  const [file] = (targetSystem === 'lodas' ? buildLodasFiles(input) : buildLugFiles(input)).files;
  if (!file) throw new Error('no file');
  return {
    fileName: file.name,
    content: encodeText(file.content, 'utf-8').bytes,
    importFileType: file.kind,
    targetSystem,
    month: file.month,
    createdAt: new Date(),
    mailAddress: null,
  };
}

describe('hr:files against the local DATEV (K6)', () => {
  it('checks the right, uploads the files we build, and follows their states', async () => {
    const datev = await start();
    const { client, exchanges, accessToken } = await clientOf(datev);
    expect(await client.checkAccess('455148-1')).toMatchObject({ kind: 'ok' });
    for (const targetSystem of ['lodas', 'lug'] as const) {
      const uploaded = await client.uploadFile('455148-1', uploadOf(targetSystem));
      if (uploaded.kind !== 'ok') throw new Error(JSON.stringify(uploaded));
      expect(uploaded.value.state).toBe('uploaded');
      await order(datev, `/hr-files/jobs/${uploaded.value.id}`, { state: 'imported' });
      expect(await client.getJob('455148-1', uploaded.value.id)).toMatchObject({
        kind: 'ok',
        value: { state: 'imported' },
      });
    }
    // The technical log has every call, no token, and of good answers only those that tell a state (P6, C10).
    expect(exchanges.map(({ operation, status }) => [operation, status])).toEqual([
      ['hrCheckAccess', 200],
      ['hrUploadFile', 201],
      ['hrGetJob', 200],
      ['hrUploadFile', 201],
      ['hrGetJob', 200],
    ]);
    expect(JSON.stringify(exchanges)).not.toContain(accessToken);
    expect(exchanges.map(({ responseBody }) => responseBody === null)).toEqual([
      true,
      true,
      false,
      true,
      false,
    ]);
  });

  it('understands refusals: another dataset, a missing scope, an unknown job, Windows-1252 bytes', async () => {
    const datev = await start();
    const { client } = await clientOf(datev);
    expect(await client.checkAccess('455148-3')).toMatchObject({ kind: 'refused', code: 'DCO02050' });
    expect(await client.getJob('455148-1', '00000000-0000-4000-8000-000000000000')).toMatchObject({
      code: 'DCO02101',
    });
    const ansi = {
      ...uploadOf('lodas'),
      content: encodeText('[Allgemein]\r\nZiel=LODAS\r\nä', 'windows-1252').bytes,
    };
    expect(await client.uploadFile('455148-1', ansi)).toMatchObject({ kind: 'refused', code: 'DCO02000' });
    const narrow = await clientOf(datev, SCOPE.replace('datev:hr:payrolldataupload ', ''));
    expect(await narrow.client.checkAccess('455148-1')).toMatchObject({ kind: 'refused', code: 'DCO02051' });
  });

  it('never mistakes a lost answer for a refusal (T5)', async () => {
    const datev = await start();
    const { client } = await clientOf(datev);
    await order(datev, '/misbehaviour', { kind: 'drop_answer', operation: 'hrUploadFile' });
    expect((await client.uploadFile('455148-1', uploadOf('lodas'))).kind).toBe('unclear');
    await order(datev, '/misbehaviour', { kind: 'hang', operation: 'hrUploadFile' });
    expect((await client.uploadFile('455148-1', uploadOf('lodas'))).kind).toBe('unclear');
    await order(datev, '/misbehaviour', {
      kind: 'answer',
      status: 429,
      retryAfterSeconds: 7,
      operation: 'hrUploadFile',
    });
    expect(await client.uploadFile('455148-1', uploadOf('lodas'))).toEqual({
      kind: 'unavailable',
      httpStatus: 429,
      retryAfterMs: 7000,
    });
    const jobs = (await (await fetch(`${datev.controlUrl}/hr-files/jobs`)).json()) as unknown[];
    expect(jobs).toHaveLength(2);
  });

  it('finds its job again after DATEV was restarted', async () => {
    const dataFolder = mkdtempSync(path.join(tmpdir(), 'local-datev-'));
    try {
      const first = await startLocalDatev({ manner: 'live', dataFolder });
      const before = await clientOf(first);
      const uploaded = await before.client.uploadFile('455148-1', uploadOf('lodas'));
      await first.close();
      const second = await start({ dataFolder });
      const after = await clientOf(second);
      const id = uploaded.kind === 'ok' ? uploaded.value.id : '';
      expect(await after.client.getJob('455148-1', id)).toMatchObject({
        kind: 'ok',
        value: { id, state: 'uploaded' },
      });
    } finally {
      rmSync(dataFolder, { recursive: true });
    }
  });

  it('names a month by its last day, as DATEV’s example does', async () => {
    const datev = await start();
    const { client } = await clientOf(datev);
    await client.uploadFile('455148-1', { ...uploadOf('lodas'), month: '2024-02' as AccountingMonth });
    const [job] = (await (await fetch(`${datev.controlUrl}/hr-files/jobs`)).json()) as {
      payrollAccountingMonth: string;
    }[];
    expect(job?.payrollAccountingMonth).toBe('2024-02-29');
  });
});
