import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { ApiAnswer } from './client';

interface OpenApi {
  readonly paths: Record<
    string,
    Record<string, { responses: Record<string, { content: Record<string, { schema: object }> }> }>
  >;
  readonly components: object;
}

/** Compares an answer with what our own description says about it; [] when it fits. */
export function checkAgainst(
  document: object,
  method: 'GET' | 'POST',
  path: string,
  answer: ApiAnswer,
): string[] {
  const api = document as OpenApi;
  const operation = api.paths[path]?.[method.toLowerCase()];
  if (!operation) return [`${method} ${path} is not described`];
  const described = operation.responses[String(answer.status)];
  if (!described) return [`${method} ${path} does not describe status ${answer.status}`];
  const contentType = answer.headers.get('content-type')?.split(';')[0] ?? '';
  const content = described.content[contentType];
  if (!content) return [`${method} ${path} ${answer.status} does not describe ${contentType}`];
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats(ajv);
  const validate = ajv.compile({ ...content.schema, components: api.components });
  if (validate(answer.body)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}
