import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  explainRefusal,
  permissionLossOf,
  problemOfFailure,
  problemOfRefusal,
} from '@/lib/datev/dxso/dxso-errors';
import { dxsoProblemCodes } from '@/lib/datev/dxso/problem-codes';
import { documentedRefusals, undocumentedRefusals } from '@/lib/datev/dxso/refusal-table';
import { type DxsoOperation, dxsoOperations } from '@/lib/datev/dxso/types';
import { readRefusal } from '@/lib/datev/http/refusal';

describe('reading an error body', () => {
  const body = {
    error: '#DCO01005',
    error_description: 'restapi.ScopeFault',
    error_uri: 'https://apps.datev.de/knowledge/help/search?q=DCO01005',
    request_id: '0a13eff2-44a9-4de6-90f0-1198241e7c22',
  };
  const read = {
    kind: 'refused',
    httpStatus: 403,
    code: 'DCO01005',
    description: body.error_description,
    helpUrl: body.error_uri,
    requestId: body.request_id,
  };

  it.each([
    ['an object', body],
    ['a list of one', [body]],
    ['a code without #', { ...body, error: 'DCO01005' }],
    ['a code in small letters', { ...body, error: '#dco01005' }],
    ['a code with its name behind it', { ...body, error: '#DCO01005 restapi.ScopeFault' }],
  ])('takes %s (T6)', (_name, json) => {
    expect(readRefusal(403, JSON.stringify(json))).toMatchObject(read);
  });

  it('takes problem+json of newer APIs', () => {
    const json = {
      type: 'https://www.datev.de/hilfe/1008829',
      title: 'No scope',
      request_id: 'r1',
      status: 403,
    };
    expect(readRefusal(403, JSON.stringify(json))).toMatchObject({
      code: null,
      description: 'No scope',
      helpUrl: 'https://www.datev.de/hilfe/1008829',
      requestId: 'r1',
    });
  });

  it.each([
    ['only a request id', '{"request_id":"r1"}', 'r1'],
    ['HTML', '<html><body>502</body></html>', null],
    ['nothing', '', null],
    ['null', 'null', null],
    ['a list of nothing', '[]', null],
    ['fields of the wrong kind', '{"error":{"a":1},"error_uri":7,"request_id":"r1"}', 'r1'],
  ])('takes %s without a code and keeps it raw (T6)', (_name, text, requestId) => {
    expect(readRefusal(404, text)).toEqual({
      kind: 'refused',
      httpStatus: 404,
      code: null,
      description: null,
      helpUrl: null,
      requestId,
      raw: text,
    });
  });

  it('never makes a link of anything but https', () => {
    const json = { error: '#DCO01002', error_uri: 'javascript:alert(1)' };
    expect(readRefusal(400, JSON.stringify(json)).helpUrl).toBeNull();
  });
});

describe('explaining a refusal (T6)', () => {
  it.each<[DxsoOperation, number, string | null, string, string, string]>([
    ['getClientBasics', 400, 'DCO01009', 'DATEV_DCO01009', 'adviser', 'after_fix'],
    ['getClientBasics', 403, null, 'DATEV_NO_RIGHT', 'adviser', 'after_fix'],
    ['getClientBasics', 403, 'DCO01005', 'DATEV_DCO01005', 'admin', 'after_fix'],
    ['getClientBasics', 404, null, 'DATEV_CLIENT_UNKNOWN', 'customer', 'after_fix'],
    ['createJob', 400, 'DCO01002', 'DATEV_DCO01002', 'adviser', 'after_fix'],
    ['createJob', 400, 'DCO01008', 'DATEV_DCO01008', 'us', 'never'],
    ['createJob', 400, 'DCO01017', 'DATEV_DCO01017', 'us', 'never'],
    ['createJob', 400, 'DCO01018', 'DATEV_DCO01018', 'us', 'never'],
    ['createJob', 400, 'DCO01301', 'DATEV_DCO01301', 'adviser', 'never'],
    ['createJob', 403, 'DCO01013', 'DATEV_DCO01013', 'us', 'after_fix'],
    ['createJob', 404, null, 'DATEV_RESOURCE_UNKNOWN', 'us', 'never'],
    ['uploadFile', 400, 'DCO01001', 'DATEV_DCO01001', 'us', 'never'],
    ['uploadFile', 400, 'DCO01002', 'DATEV_DCO01002', 'adviser', 'after_fix'],
    ['uploadFile', 400, 'DCO01003', 'DATEV_DCO01003', 'us', 'new_job'],
    ['uploadFile', 400, 'DCO01004', 'DATEV_DCO01004', 'us', 'never'],
    ['uploadFile', 400, 'DCO01006', 'DATEV_DCO01006', 'us', 'never'],
    ['uploadFile', 400, 'DCO01007', 'DATEV_DCO01007', 'us', 'never'],
    ['uploadFile', 400, 'DCO01015', 'DATEV_DCO01015', 'customer', 'after_fix'],
    ['uploadFile', 400, 'DCO01016', 'DATEV_DCO01016', 'customer', 'after_fix'],
    ['uploadFile', 400, 'DCO01219', 'DATEV_DCO01219', 'customer', 'after_fix'],
    ['uploadFile', 400, 'DCO01300', 'DATEV_DCO01300', 'customer', 'never'],
    ['uploadFile', 400, 'DCO01301', 'DATEV_DCO01301', 'adviser', 'never'],
    ['uploadFile', 404, null, 'DATEV_RESOURCE_UNKNOWN', 'us', 'new_job'],
    ['finaliseJob', 400, 'DCO01007', 'DATEV_DCO01007', 'us', 'treat_as_arrived'],
    ['finaliseJob', 400, 'DCO01002', 'DATEV_DCO01002', 'adviser', 'after_fix'],
    ['finaliseJob', 400, 'DCO01001', 'DATEV_DCO01001', 'us', 'never'],
    ['finaliseJob', 404, null, 'DATEV_RESOURCE_UNKNOWN', 'us', 'never'],
    ['getJobStatus', 404, null, 'DATEV_RESULT_GONE', 'customer', 'never'],
    ['getProtocolEntries', 404, null, 'DATEV_RESULT_GONE', 'customer', 'never'],
    ['deleteJob', 400, 'DCO01007', 'DATEV_DCO01007', 'us', 'treat_as_arrived'],
    ['deleteJob', 404, null, 'DATEV_RESOURCE_UNKNOWN', 'us', 'new_job'],
    // Not documented for this API:
    ['createJob', 401, null, 'DATEV_SIGN_IN_REFUSED', 'admin', 'after_fix'],
    ['createJob', 401, 'invalid_token', 'DATEV_SIGN_IN_REFUSED', 'admin', 'after_fix'],
    ['createJob', 409, null, 'DATEV_CONFLICT', 'us', 'never'],
    ['uploadFile', 413, null, 'DATEV_DCO01016', 'customer', 'after_fix'],
    ['uploadFile', 415, null, 'DATEV_DCO01015', 'customer', 'after_fix'],
    ['createJob', 400, 'DCO09999', 'DATEV_REFUSED_UNKNOWN', 'us', 'never'],
    ['createJob', 400, null, 'DATEV_REFUSED_UNKNOWN', 'us', 'never'],
    ['finaliseJob', 403, 'DCO09999', 'DATEV_REFUSED_UNKNOWN', 'us', 'never'],
  ])('%s %s %s → %s, %s, %s', (operation, httpStatus, code, problemCode, owner, retry) => {
    expect(explainRefusal(operation, { httpStatus, code })).toEqual({ problemCode, owner, retry });
  });

  it('never repeats by itself what is only known from another operation', () => {
    const strange = explainRefusal('finaliseJob', { httpStatus: 400, code: 'DCO01003' });
    expect(strange).toEqual({ problemCode: 'DATEV_DCO01003', owner: 'us', retry: 'never' });
  });

  it('has one row for each operation, status and code', () => {
    const keys = documentedRefusals.flatMap((row) =>
      row.operations.map((operation) => `${operation} ${row.httpStatus} ${row.code}`),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('lists a problem code for everything it can report', () => {
    const listed = new Set(dxsoProblemCodes.map(({ code }) => code));
    for (const row of [...documentedRefusals, ...undocumentedRefusals])
      expect(listed).toContain(row.problemCode);
    expect(listed).toContain('DATEV_REFUSED_UNKNOWN');
    expect(listed.size).toBe(dxsoProblemCodes.length);
  });

  it("carries DATEV's own words and help page (T6)", () => {
    const refused = readRefusal(
      400,
      '{"error":"#DCO01002","error_description":"restapi.X","error_uri":"https://apps.datev.de/h?q=DCO01002","request_id":"r"}',
    );
    expect(problemOfRefusal('createJob', refused)).toEqual({
      code: 'DATEV_DCO01002',
      params: {
        operation: 'createJob',
        httpStatus: '400',
        code: 'DCO01002',
        description: 'restapi.X',
        helpUrl: 'https://apps.datev.de/h?q=DCO01002',
        requestId: 'r',
      },
    });
  });

  it.each([
    [{ kind: 'unavailable', httpStatus: 429, retryAfterMs: 1 }, 'DATEV_TOO_MANY_REQUESTS'],
    [{ kind: 'unavailable', httpStatus: 503, retryAfterMs: null }, 'DATEV_MAINTENANCE'],
    [{ kind: 'unavailable', httpStatus: null, retryAfterMs: null }, 'DATEV_UNREACHABLE'],
    [{ kind: 'unclear', reason: 'ECONNRESET', httpStatus: null }, 'DATEV_ANSWER_UNCLEAR'],
    [{ kind: 'unreadable', httpStatus: 200, problem: 'id', raw: '' }, 'DATEV_ANSWER_UNREADABLE'],
  ] as const)('names every other failure: %o', (failure, code) => {
    expect(problemOfFailure('createJob', failure).code).toBe(code);
  });
});

describe('a lost permission (C6)', () => {
  it.each<[DxsoOperation, number, string | null, string | null]>([
    ['createJob', 403, null, 'no_right'],
    ['getClientBasics', 403, null, 'no_right'],
    ['createJob', 403, 'DCO01005', 'scope_missing'],
    ['uploadFile', 403, 'DCO01013', 'app_not_allowed'],
    ['getClientBasics', 404, null, 'client_unknown'],
    // A job that is gone is no lost permission:
    ['getJobStatus', 404, null, null],
    ['createJob', 404, null, null],
    ['createJob', 400, 'DCO01002', null],
    // A new token may mend it:
    ['createJob', 401, null, null],
    ['createJob', 403, 'DCO09999', null],
  ])('%s %s %s → %s', (operation, httpStatus, code, loss) => {
    expect(permissionLossOf(operation, { httpStatus, code })).toBe(loss);
  });
});

const description = resolve('../shared/openapi/accounting_dxso-jobs-2.1.7.json');

describe.runIf(existsSync(description))("DATEV's own interface description", () => {
  const methodOf: Record<DxsoOperation, [string, string]> = {
    getClientBasics: ['/clients/{client-id}', 'get'],
    createJob: ['/clients/{client-id}/dxso-jobs', 'post'],
    uploadFile: ['/clients/{client-id}/dxso-jobs/{job-id}/files', 'post'],
    finaliseJob: ['/clients/{client-id}/dxso-jobs/{job-id}', 'put'],
    getJobStatus: ['/clients/{client-id}/dxso-jobs/{job-id}', 'get'],
    getProtocolEntries: ['/clients/{client-id}/dxso-jobs/{job-id}/protocol-entries', 'get'],
    deleteJob: ['/clients/{client-id}/dxso-jobs/{job-id}', 'delete'],
  };

  it.each(dxsoOperations)('names no code of %s without a finding of its own (T6)', (operation) => {
    const { paths } = JSON.parse(readFileSync(description, 'utf8'));
    const [path, method] = methodOf[operation];
    const responses: Record<string, { description: string }> = paths[path][method].responses;
    const documented = Object.entries(responses).flatMap(([status, response]) =>
      [...new Set(response.description.match(/DCO\d+/g))].map((code) => ({ status: Number(status), code })),
    );
    for (const { status, code } of documented) {
      const row = documentedRefusals.find(
        (known) => known.operations.includes(operation) && known.httpStatus === status && known.code === code,
      );
      expect(row?.problemCode, `${operation} ${status} ${code}`).toBe(`DATEV_${code}`);
    }
  });
});
