import { describe, expect, it } from 'vitest';
import { parseAccountingMonth } from '@/lib/bookkeeping/calendar';
import { buildCreateJobRequest, importTypeOf, readCreateJobResponse } from '@/lib/datev/dxso/create-job';
import { buildDeleteJobRequest, readDeleteJobResponse } from '@/lib/datev/dxso/delete-job';
import { buildFinaliseJobRequest, readFinaliseJobResponse } from '@/lib/datev/dxso/finalise-job';
import { buildGetClientBasicsRequest, readGetClientBasicsResponse } from '@/lib/datev/dxso/get-client-basics';
import { readGetJobStatusResponse } from '@/lib/datev/dxso/get-job-status';
import {
  buildGetProtocolEntriesRequest,
  readGetProtocolEntriesResponse,
} from '@/lib/datev/dxso/get-protocol-entries';
import { buildUploadFileRequest, readUploadFileResponse } from '@/lib/datev/dxso/upload-file';

const now = new Date('2026-02-01T09:00:00Z');
const month = parseAccountingMonth('2026-01') ?? expect.fail('no month');
const answer = (httpStatus: number, body: unknown = '', headers: Record<string, string> = {}) => ({
  httpStatus,
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

describe('requests', () => {
  it('create a job with both parameters, because DATEV names folders only then (M6)', () => {
    const request = buildCreateJobRequest('455148-1', {
      importType: importTypeOf('cash'),
      accountingMonth: month,
    });
    expect(request).toMatchObject({
      method: 'POST',
      path: '/clients/455148-1/dxso-jobs',
      headers: { 'content-type': 'application/json' },
    });
    expect(JSON.parse(String(request.body))).toEqual({
      import_type: 'cashLedgerImport',
      accounting_month: '2026-01',
    });
  });

  it('finalise by merge patch with ready as text (T3)', () => {
    expect(buildFinaliseJobRequest('455148-1', 'J-1')).toMatchObject({
      method: 'PUT',
      path: '/clients/455148-1/dxso-jobs/J-1',
      headers: { 'content-type': 'application/merge-patch+json' },
      body: '{"ready":"true"}',
    });
  });

  it('upload one part named files with its true type and name (T3)', async () => {
    const content = new TextEncoder().encode('<xml/>');
    const request = buildUploadFileRequest('455148-1', 'J-1', {
      fileName: 'document.xml',
      contentType: 'application/xml',
      content,
    });
    if (!(request.body instanceof FormData)) throw new Error('no form');
    expect([...request.body.keys()]).toEqual(['files']);
    const file = request.body.get('files');
    if (!(file instanceof File)) throw new Error('no file');
    expect([file.name, file.type, await file.text()]).toEqual(['document.xml', 'application/xml', '<xml/>']);
    const sent = await new Response(request.body).text();
    expect(sent).toContain('Content-Disposition: form-data; name="files"; filename="document.xml"');
    // The boundary is only known when it is sent: a fixed content type would break the upload.
    expect(request.headers).not.toHaveProperty('content-type');
  });

  it('upload a window into larger memory, not the memory', async () => {
    const memory = new TextEncoder().encode('before-wanted-after');
    const request = buildUploadFileRequest('1-1', 'J', {
      fileName: 'a.pdf',
      contentType: 'application/pdf',
      content: memory.subarray(7, 13),
    });
    const file = request.body instanceof FormData ? request.body.get('files') : null;
    expect(file instanceof File && (await file.text())).toBe('wanted');
  });

  it.each(['Rechnung 1.pdf', 'Müller.pdf', 'a/b.pdf', '', '"x".pdf', `${'x'.repeat(256)}`])(
    'refuse the file name %j that DATEV would change (T3)',
    (fileName) => {
      const file = { fileName, contentType: 'application/pdf', content: new Uint8Array() };
      expect(() => buildUploadFileRequest('1-1', 'J', file)).toThrow(RangeError);
    },
  );

  it('escape opaque ids and leave them as they are otherwise', () => {
    expect(buildGetProtocolEntriesRequest('455148-1', 'CDD8BCFAD7034008AD143D330084FC22').path).toBe(
      '/clients/455148-1/dxso-jobs/CDD8BCFAD7034008AD143D330084FC22/protocol-entries',
    );
    expect(buildDeleteJobRequest('455148-1', 'a/../b').path).toBe('/clients/455148-1/dxso-jobs/a%2F..%2Fb');
    expect(buildGetClientBasicsRequest('455148-1').path).toBe('/clients/455148-1');
  });
});

describe('answers, sorted by whether DATEV executed the call', () => {
  it.each([
    [429, { 'retry-after': '7' }, { kind: 'unavailable', httpStatus: 429, retryAfterMs: 7000 }],
    [503, {}, { kind: 'unavailable', httpStatus: 503, retryAfterMs: null }],
    [
      503,
      { 'retry-after': 'Sun, 01 Feb 2026 09:01:00 GMT' },
      { kind: 'unavailable', httpStatus: 503, retryAfterMs: 60_000 },
    ],
    [500, {}, { kind: 'unclear', reason: 'HTTP 500', httpStatus: 500 }],
    [502, {}, { kind: 'unclear', reason: 'HTTP 502', httpStatus: 502 }],
    [504, {}, { kind: 'unclear', reason: 'HTTP 504', httpStatus: 504 }],
    [408, {}, { kind: 'unclear', reason: 'HTTP 408', httpStatus: 408 }],
    [302, { location: 'https://login.example' }, { kind: 'unclear', reason: 'HTTP 302', httpStatus: 302 }],
  ])('HTTP %s %o (T7)', (status, headers, expected) => {
    expect(readCreateJobResponse(answer(status, '<html>', headers), now)).toEqual(expected);
    expect(readFinaliseJobResponse(answer(status, '<html>', headers), now)).toEqual(expected);
  });

  it("counts as finalised only by 204: somebody's 200 page must not end a job (T5)", () => {
    expect(readFinaliseJobResponse(answer(204), now)).toMatchObject({ kind: 'ok' });
    expect(readFinaliseJobResponse(answer(200, '<html>Willkommen</html>'), now).kind).toBe('unclear');
    expect(readUploadFileResponse(answer(201, '{}'), now)).toMatchObject({ kind: 'ok', httpStatus: 201 });
    expect(readUploadFileResponse(answer(200, ''), now).kind).toBe('unclear');
    expect(readDeleteJobResponse(answer(204), now).kind).toBe('ok');
    expect(readDeleteJobResponse(answer(202), now).kind).toBe('unclear');
  });

  it('keeps job ids and folder names byte for byte (M6)', () => {
    const body = {
      id: 'CDD8BCFAD7034008AD143D330084FC22',
      account_length: '4',
      ledger_folder_names: [' Ausgangs\u0308 ', 'Zweites'],
    };
    expect(readCreateJobResponse(answer(201, body), now)).toMatchObject({
      kind: 'ok',
      raw: JSON.stringify(body),
      value: {
        id: 'CDD8BCFAD7034008AD143D330084FC22',
        accountLength: 4,
        ledgerFolderNames: [' Ausgangs\u0308 ', 'Zweites'],
        cashLedgerNames: [],
      },
    });
  });

  it('takes one folder name that is no list, and a job without a length (M7)', () => {
    const body = { id: '27347365-EE83', cash_ledger_names: 'Kasse' };
    expect(readCreateJobResponse(answer(201, [body]), now)).toMatchObject({
      value: { accountLength: null, ledgerFolderNames: [], cashLedgerNames: ['Kasse'] },
    });
  });

  it.each([
    ['no id', { account_length: 4 }],
    ['an empty id', { id: ' ' }],
    ['HTML', '<html>'],
  ])('a job with %s is unreadable (M7)', (_name, body) => {
    expect(readCreateJobResponse(answer(201, body), now).kind).toBe('unreadable');
  });

  it.each([
    [{ id: 'J', status: 2 }, 2],
    [{ id: 'J', status: '4' }, 4],
    [[{ id: 'J', status: 0 }], 0],
    [{ id: 'J', status: 7 }, null],
    [{ id: 'J', status: -1 }, null],
    [{ id: 'J', status: 'done' }, null],
    [{ id: 'J' }, null],
  ])('reads the status of %j as %s and keeps the answer (P2)', (body, status) => {
    expect(readGetJobStatusResponse(answer(200, body), now)).toMatchObject({
      kind: 'ok',
      value: { status },
      raw: JSON.stringify(body),
    });
  });

  it("reads the protocol in DATEV's order, tolerating missing and strange fields (M7)", () => {
    const entries = [
      {
        text: 'wurde empfangen!',
        type: 'information',
        filename: 'document.xml',
        time: '2017-02-07T14:12:57+01:00',
      },
      { text: ' ', context: 'Rechnung Anfang', type: 'WARNING', filename: '' },
      { something: 1 },
      'nur Text',
    ];
    const read = readGetProtocolEntriesResponse(answer(200, entries), now);
    if (read.kind !== 'ok') throw new Error(read.kind);
    expect(read.value.map(({ raw }) => raw)).toEqual(entries);
    expect(read.value[1]).toMatchObject({
      text: ' ',
      context: 'Rechnung Anfang',
      type: 'WARNING',
      filename: '',
      time: null,
    });
    expect(read.value[2]).toMatchObject({ text: null, type: null, filename: null });
    expect(readGetProtocolEntriesResponse(answer(200, '[]'), now)).toMatchObject({ value: [] });
    expect(readGetProtocolEntriesResponse(answer(200, entries[0]), now)).toMatchObject({
      value: [{ type: 'information' }],
    });
    expect(readGetProtocolEntriesResponse(answer(200, '<html>'), now).kind).toBe('unreadable');
  });

  it('says which field of the basics makes no sense (M7)', () => {
    const read = readGetClientBasicsResponse(answer(200, { client_number: 1 }), now);
    expect(read).toMatchObject({ kind: 'unreadable', problem: expect.stringContaining('consultant_number') });
  });
});
