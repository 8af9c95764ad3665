import { describe, expect, it } from 'vitest';
import { openApiDocument } from '@/app/api/v1/_http/openapi';
import { operations } from '@/app/api/v1/_operations';

interface Described {
  readonly operationId: string;
  readonly parameters: { name: string; in: string; required: boolean }[];
  readonly requestBody?: { content: Record<string, { schema?: object }> };
  readonly responses: Record<string, unknown>;
}

const document = openApiDocument(operations, 'https://belegbote.example') as {
  openapi: string;
  servers: { url: string }[];
  paths: Record<string, Record<string, Described>>;
};
const all = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, described]) => ({ path, method, described })),
);

describe('description of the API', () => {
  it("is plain JSON with this server's address", () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    expect(document).toMatchObject({
      openapi: '3.1.0',
      servers: [{ url: 'https://belegbote.example/api/v1' }],
    });
  });

  it('has the routes other programs rely on', () => {
    const found = all.map(({ path, method }) => `${method} ${path}`);
    expect(found).toEqual(
      expect.arrayContaining([
        'post /invoices',
        'get /invoices',
        'get /invoices/{invoiceId}',
        'post /cash-entries',
        'get /cash-entries',
        'get /cash-book',
        'post /cash-book',
        'get /connection',
        'get /preflight',
        'get /packages',
        'post /transfers',
        'get /transfers',
        'get /transfers/{transferId}',
        'get /transfers/{transferId}/protocol-entries',
      ]),
    );
  });

  it('refers to nothing that is not in it', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref ?? '');
    expect(refs.length).toBeGreaterThan(0);
    for (const ref of refs) {
      const target = ref
        .slice(2)
        .split('/')
        .reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], document);
      expect(target, ref).toBeTypeOf('object');
    }
  });

  it('names every operation once', () => {
    const ids = all.map(({ described }) => described.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('describes every parameter of a path, and Idempotency-Key on every POST', () => {
    for (const { path, method, described } of all) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const parameters = described.parameters.filter((parameter) => parameter.in === 'path');
      expect(parameters.map(({ name }) => name)).toEqual(inPath);
      expect(parameters.every(({ required }) => required)).toBe(true);
      expect(described.parameters.some(({ name }) => name === 'Idempotency-Key')).toBe(method === 'post');
    }
  });

  it('describes the refusals every operation has', () => {
    for (const { described } of all) {
      expect(Object.keys(described.responses)).toEqual(
        expect.arrayContaining(['401', '403', '422', '429', '500']),
      );
    }
  });

  it('shows the invoice with its rules', () => {
    const schema = JSON.stringify(
      document.paths['/invoices']?.['post']?.requestBody?.content['application/json']?.schema,
    );
    for (const word of [
      'externalId',
      'reverse_charge',
      'base64',
      '"additionalProperties":false',
      '"maxItems":1000',
    ]) {
      expect(schema).toContain(word);
    }
  });
});
