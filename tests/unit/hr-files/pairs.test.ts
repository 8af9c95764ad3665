import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import { buildCheckAccessRequest, readCheckAccessResponse } from '@/lib/datev/hr-files/check-access';
import { buildGetHrJobRequest, readGetHrJobResponse } from '@/lib/datev/hr-files/get-job';
import { hrPermissionLossOf, problemOfHrFailure } from '@/lib/datev/hr-files/hr-files-errors';
import { hrFilesProblemCodes } from '@/lib/datev/hr-files/problem-codes';
import type { HrFileUpload } from '@/lib/datev/hr-files/types';
import { buildUploadHrFileRequest, readUploadHrFileResponse } from '@/lib/datev/hr-files/upload-file';
import { hasSharedFolder, sharedFolder } from '@/tests/unit/sandbox/shared-samples';

const now = new Date('2026-02-10T08:00:00Z');
const answer = (httpStatus: number, body: string) => ({ httpStatus, headers: {}, body });
const file: HrFileUpload = {
  fileName: 'LODAS_Stammdaten_2026-02.txt',
  content: new TextEncoder().encode('[Allgemein]'),
  importFileType: 'psd',
  targetSystem: 'lodas',
  month: '2026-02' as AccountingMonth,
  createdAt: new Date('2026-02-10T07:59:00Z'),
  mailAddress: 'lohn@kanzlei.test',
};

describe('requests of hr:files (K6)', () => {
  it('asks for the right to one dataset and for one job', () => {
    expect(buildCheckAccessRequest('455148-1')).toMatchObject({
      method: 'GET',
      path: '/clients/455148-1',
      body: null,
    });
    expect(buildGetHrJobRequest('455148-1', 'a/b')).toMatchObject({ path: '/clients/455148-1/jobs/a%2Fb' });
  });

  it('uploads with the fields DATEV demands', async () => {
    const { method, path, body } = buildUploadHrFileRequest('455148-1', file);
    expect([method, path]).toEqual(['POST', '/clients/455148-1/files']);
    const form = body as FormData;
    const fields = [...form.entries()].filter(([, value]) => typeof value === 'string');
    expect(Object.fromEntries(fields)).toEqual({
      file_provider: 'Belegbote',
      import_file_type: 'psd',
      creation_time: '2026-02-10T07:59:00.000Z',
      target_system: 'lodas',
      payroll_accounting_month: '2026-02-28',
      mail_address: 'lohn@kanzlei.test',
    });
    const part = form.get('file') as File;
    expect([part.name, await part.text()]).toEqual(['LODAS_Stammdaten_2026-02.txt', '[Allgemein]']);
    const withoutMail = buildUploadHrFileRequest('455148-1', { ...file, mailAddress: null }).body as FormData;
    expect(withoutMail.has('mail_address')).toBe(false);
  });

  it.each([
    [{ fileName: 'x'.repeat(51) }],
    [{ fileName: ' a.txt' }],
    [{ fileName: 'a?.txt' }],
    [{ fileName: '' }],
    [{ content: new Uint8Array() }],
    [{ content: new Uint8Array(3_000_001) }],
  ])('never sends what DATEV refuses for sure: %#', (over) => {
    expect(() => buildUploadHrFileRequest('455148-1', { ...file, ...over })).toThrow(RangeError);
  });
});

describe('answers of hr:files (K6, M7)', () => {
  it('takes 200 without a body as the right, nothing else', () => {
    expect(readCheckAccessResponse(answer(200, ''), now)).toMatchObject({ kind: 'ok' });
    expect(readCheckAccessResponse(answer(204, ''), now)).toMatchObject({ kind: 'unclear' });
  });

  it.each(['uploaded', 'imported', 'corrupted', 'deleted', 'auto-deleted'])('reads the state %s', (state) => {
    const body = JSON.stringify({ job_id: 'j-1', timestamp: '2019-09-14T10:40:52+2:00', state });
    expect(readGetHrJobResponse(answer(200, body), now)).toMatchObject({
      kind: 'ok',
      value: { id: 'j-1', state, timestamp: '2019-09-14T10:40:52+2:00' },
    });
    expect(readUploadHrFileResponse(answer(201, body), now)).toMatchObject({
      kind: 'ok',
      value: { id: 'j-1' },
    });
  });

  it('keeps an unknown state as unknown, and calls a job without id unreadable', () => {
    expect(readGetHrJobResponse(answer(200, '{"job_id":"j","state":"parked"}'), now)).toMatchObject({
      kind: 'ok',
      value: { state: null },
    });
    for (const body of ['', '{}', '<html>', '[]']) {
      expect(readUploadHrFileResponse(answer(201, body), now).kind).toBe('unreadable');
    }
  });

  it('tells apart: surely not executed, unknown, refused', () => {
    expect(readUploadHrFileResponse(answer(503, ''), now).kind).toBe('unavailable');
    expect(readUploadHrFileResponse(answer(500, '{"error_description":"x"}'), now).kind).toBe('unclear');
    expect(readUploadHrFileResponse(answer(400, '{"error":"#DCO02003"}'), now)).toMatchObject({
      kind: 'refused',
      code: 'DCO02003',
    });
  });
});

describe('every documented error of hr:files (T6)', () => {
  it.skipIf(!hasSharedFolder)('has a problem of its own', () => {
    const specification = readFileSync(`${sharedFolder}/openapi/hr_files-2.0.13.json`, 'utf8');
    const codes = [...new Set(specification.match(/DCO02\d{3}/g))].sort();
    expect(codes).toHaveLength(20);
    expect(hrFilesProblemCodes.map(({ code }) => code.replace('DATEV_', '')).sort()).toEqual(codes);
    for (const code of codes) {
      const refused = readGetHrJobResponse(answer(400, JSON.stringify({ error: `#${code}` })), now);
      if (refused.kind !== 'refused') throw new Error('not refused');
      expect(problemOfHrFailure('hrGetJob', refused).code).toBe(`DATEV_${code}`);
    }
  });

  it('explains refusals without a code by their status', () => {
    const problem = (status: number) => {
      const refused = readGetHrJobResponse(answer(status, ''), now);
      return refused.kind === 'refused' ? problemOfHrFailure('hrGetJob', refused).code : refused.kind;
    };
    expect([401, 403, 404, 418].map(problem)).toEqual([
      'DATEV_SIGN_IN_REFUSED',
      'DATEV_DCO02050',
      'DATEV_RESOURCE_UNKNOWN',
      'DATEV_REFUSED_UNKNOWN',
    ]);
    expect(hrPermissionLossOf({ httpStatus: 403, code: 'DCO02050' })).toBe('no_right');
    expect(hrPermissionLossOf({ httpStatus: 403, code: 'DCO02051' })).toBe('scope_missing');
    expect(hrPermissionLossOf({ httpStatus: 401, code: null })).toBeNull();
  });
});
