import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  extfPermissionLossOf,
  problemOfExtfFailure,
  problemOfExtfJob,
} from '@/lib/datev/extf-files/extf-files-errors';
import { buildGetExtfJobRequest, readGetExtfJobResponse } from '@/lib/datev/extf-files/get-job';
import { buildGetExtfJobsRequest, readGetExtfJobsResponse } from '@/lib/datev/extf-files/get-jobs';
import { buildImportExtfFileRequest, readImportExtfFileResponse } from '@/lib/datev/extf-files/import-file';
import { extfFilesProblemCodes } from '@/lib/datev/extf-files/problem-codes';
import { encodeText } from '@/lib/datev/text-encoding/encode-text';
import { hasSharedFolder, sharedFolder } from '@/tests/unit/sandbox/shared-samples';

const now = new Date('2026-02-10T08:00:00Z');
const answer = (httpStatus: number, body = '', headers: Record<string, string> = {}) => ({
  httpStatus,
  headers,
  body,
});
const file = {
  fileName: 'EXTF_Stammdaten.csv',
  content: new TextEncoder().encode('"EXTF"'),
  referenceId: 'push-0198',
  applicationVersion: '1.0.0',
};

describe('requests of extf-files (K6)', () => {
  it('sends the bare bytes with name and reference in headers', async () => {
    const request = buildImportExtfFileRequest('455148-1', file);
    expect(request).toMatchObject({
      method: 'POST',
      path: '/clients/455148-1/extf-files/import',
      headers: {
        'content-type': 'application/octet-stream',
        filename: 'EXTF_Stammdaten.csv',
        'reference-id': 'push-0198',
        'client-application-version': '1.0.0',
      },
    });
    expect(await (request.body as Blob).text()).toBe('"EXTF"');
    expect(buildGetExtfJobRequest('455148-1', 'j').path).toBe('/clients/455148-1/extf-files/jobs/j');
    expect(buildGetExtfJobsRequest('455148-1', { skip: 0, top: 100 }).path).toMatch(/jobs\?skip=0&top=100$/);
  });

  it.each([
    [{ fileName: 'Stammdaten.csv' }],
    [{ fileName: `EXTF_${'x'.repeat(52)}.csv` }],
    [{ fileName: 'EXTF_ä.csv' }],
    [{ referenceId: 'a\r\nX-Evil: 1' }],
    [{ applicationVersion: 'ü' }],
    [{ content: new Uint8Array() }],
  ])('never sends what DATEV refuses for sure: %#', (over) => {
    expect(() => buildImportExtfFileRequest('455148-1', { ...file, ...over })).toThrow(RangeError);
  });
});

describe('answers of extf-files (K6, M7)', () => {
  it('reads the job from Location, relative or whole, and the waiting time', () => {
    const location = '/clients/455148-1/extf-files/jobs/8a772151-6c21';
    for (const value of [location, `https://accounting-extf-files.api.datev.de/platform/v3${location}`]) {
      expect(
        readImportExtfFileResponse(answer(202, '', { location: value, 'retry-after': '5' }), now),
      ).toMatchObject({
        kind: 'ok',
        value: { jobId: '8a772151-6c21', retryAfterMs: 5000 },
      });
    }
    expect(readImportExtfFileResponse(answer(202), now).kind).toBe('unreadable');
    expect(readImportExtfFileResponse(answer(202, '', { location: '/login' }), now).kind).toBe('unreadable');
  });

  it('reads a job with everything, with nothing but an id, and why it failed', () => {
    const body = {
      id: 'j-1',
      filename: 'EXTF_Stammdaten.csv',
      result: 'failed',
      reference_id: 'push-0198',
      timestamp: '2026-02-10T08:00:00Z',
      validation_details: {
        type: 'http://www.datev.de/hilfe/1008834',
        title: 'Invalid EXTF-header',
        detail: 'Fields with error',
        affected_elements: [{ name: 'Consultant (11)', reason: 'is invalid' }],
      },
    };
    const read = readGetExtfJobResponse(answer(200, JSON.stringify(body)), now);
    if (read.kind !== 'ok') throw new Error(read.kind);
    expect(problemOfExtfJob(read.value)).toMatchObject({
      code: 'DATEV_1008834',
      params: {
        description: 'Invalid EXTF-header · Fields with error · Consultant (11): is invalid',
        helpUrl: 'https://www.datev.de/hilfe/1008834',
      },
    });
    const bare = readGetExtfJobResponse(answer(200, '{"id":"j"}'), now);
    expect(bare).toMatchObject({ kind: 'ok', value: { result: null, validation: null } });
    expect(bare.kind === 'ok' && problemOfExtfJob(bare.value)).toBeNull();
    expect(readGetExtfJobResponse(answer(200, '{}'), now).kind).toBe('unreadable');
  });

  it('reads a list whole or not at all', () => {
    const list = readGetExtfJobsResponse(answer(200, '[{"id":"a","result":"pending"},{"id":"b"}]'), now);
    expect(list.kind === 'ok' && list.value.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(readGetExtfJobsResponse(answer(200, '[]'), now)).toMatchObject({ kind: 'ok', value: [] });
    for (const body of ['[{"id":"a"},{}]', '', '<html>', '"x"']) {
      expect(readGetExtfJobsResponse(answer(200, body), now).kind).toBe('unreadable');
    }
  });

  it('reads the code off the help address of problem+json', () => {
    const body = JSON.stringify({
      type: 'http://www.datev.de/hilfe/1008829',
      title: 'Missing required scope',
      status: 403,
    });
    const refused = readGetExtfJobResponse(answer(403, body), now);
    expect(refused).toMatchObject({
      kind: 'refused',
      code: '1008829',
      description: 'Missing required scope',
    });
    expect(extfPermissionLossOf({ httpStatus: 403, code: '1008829' })).toBe('scope_missing');
    expect(extfPermissionLossOf({ httpStatus: 403, code: null })).toBe('no_right');
    expect(readImportExtfFileResponse(answer(503), now).kind).toBe('unavailable');
    expect(readImportExtfFileResponse(answer(500), now).kind).toBe('unclear');
  });
});

describe('every documented error of extf-files (T6)', () => {
  it.skipIf(!hasSharedFolder)('has a problem of its own', () => {
    const specification = readFileSync(`${sharedFolder}/openapi/accounting_extf-files-3.0.1.json`, 'utf8');
    const codes = [...new Set(specification.match(/\b10088\d{2}\b/g))].sort();
    expect(extfFilesProblemCodes.map(({ code }) => code.replace('DATEV_', '')).sort()).toEqual(codes);
    for (const code of codes) {
      const body = JSON.stringify({ type: `http://www.datev.de/hilfe/${code}` });
      const refused = readGetExtfJobResponse(answer(400, body), now);
      if (refused.kind !== 'refused') throw new Error('not refused');
      expect(problemOfExtfFailure('extfGetJob', refused).code).toBe(`DATEV_${code}`);
    }
  });
});

describe('how a file leaves (K6)', () => {
  it('encodes as told and says which characters ASCII changes', () => {
    const text = 'Größe €\r\n';
    expect([...encodeText(text, 'windows-1252').bytes]).toEqual([71, 114, 246, 223, 101, 32, 128, 13, 10]);
    expect(new TextDecoder().decode(encodeText(text, 'utf-8').bytes)).toBe(text);
    const ascii = encodeText(text, 'ascii');
    expect(new TextDecoder().decode(ascii.bytes)).toBe('Groesse \r\n');
    expect(ascii.respelled).toEqual(['ö', 'ß', '€']);
  });
});
