import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { DescribedOperation, Description } from './description';

/** How a request leaves: to a running server, or straight to the routes. */
export type Transport = (request: Request) => Promise<Response>;

export interface CallInput {
  readonly path?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Sends what the description forbids, to see what is answered. */
  readonly isUnchecked?: boolean;
}

export interface CallAnswer {
  readonly httpStatus: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** A request or an answer that is not as described. */
class SchemaViolation extends Error {
  override readonly name = 'SchemaViolation';
}

export interface PublishedClient {
  readonly operationIds: readonly string[];
  call(operationId: string, input?: CallInput): Promise<CallAnswer>;
}

/**
 * A client that knows nothing but the description: operations, parameters, schemas. Every request and every answer is
 * validated; it has no idea what product answers.
 */
export function createPublishedClient(
  description: Description,
  options: { readonly baseUrl: string; readonly token: string | null; readonly transport: Transport },
): PublishedClient {
  const validate = createValidator(description);
  const operations = new Map(
    Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, operation]) => [operation.operationId, { path, method, operation }] as const,
      ),
    ),
  );
  return {
    operationIds: [...operations.keys()],
    async call(operationId, input = {}) {
      const found = operations.get(operationId);
      if (!found) throw new Error(`${operationId} is not described`);
      const { path, method, operation } = found;
      if (!input.isUnchecked) checkRequest(validate, operation, input);
      const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
        encodeURIComponent(input.path?.[name] ?? ''),
      );
      const response = await options.transport(
        new Request(`${options.baseUrl}${filled}`, {
          method: method.toUpperCase(),
          headers: {
            ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
            ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
            ...input.headers,
          },
          ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
        }),
      );
      return readAnswer(validate, operation, response);
    },
  };
}

type Validate = (schema: object, value: unknown, about: string) => void;

function createValidator({ components }: Description): Validate {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats(ajv);
  return (schema, value, about) => {
    const check = ajv.compile({ ...schema, components });
    if (check(value)) return;
    const faults = (check.errors ?? []).map(
      ({ instancePath, message }) => `${instancePath} ${message ?? ''}`,
    );
    throw new SchemaViolation(`${about}: ${faults.join('; ')}`);
  };
}

function checkRequest(validate: Validate, operation: DescribedOperation, input: CallInput): void {
  for (const parameter of operation.parameters ?? []) {
    const given = parameter.in === 'path' ? input.path : input.headers;
    const value = Object.entries(given ?? {}).find(
      ([name]) => name.toLowerCase() === parameter.name.toLowerCase(),
    )?.[1];
    if (value === undefined && parameter.required) throw new SchemaViolation(`${parameter.name} is required`);
    if (value !== undefined) validate(parameter.schema, value, parameter.name);
  }
  const schema = operation.requestBody?.content['application/json']?.schema;
  if (schema && input.body !== undefined) validate(schema, input.body, `${operation.operationId} request`);
}

async function readAnswer(
  validate: Validate,
  operation: DescribedOperation,
  response: Response,
): Promise<CallAnswer> {
  const contentType = response.headers.get('content-type')?.split(';')[0] ?? '';
  const described = operation.responses[String(response.status)] ?? operation.responses.default;
  if (contentType !== 'application/json') throw new SchemaViolation(`${contentType} is not described`);
  const body = (await response.json()) as Record<string, unknown>;
  validate(
    { ...pickResponse(described) },
    { content: { 'application/json': body } },
    `${operation.operationId} ${response.status}`,
  );
  return { httpStatus: response.status, headers: response.headers, body };
}

/** The response, perhaps by reference, as a schema of `{content: {'application/json': body}}`. */
function pickResponse(described: object | undefined): object {
  if (!described) throw new SchemaViolation('the status is not described');
  const reference = '$ref' in described ? String(described.$ref) : null;
  const schema = reference
    ? { $ref: `${reference}/content/application~1json/schema` }
    : (described as { content: Record<string, { schema: object }> }).content['application/json']?.schema;
  return {
    type: 'object',
    required: ['content'],
    properties: { content: { type: 'object', properties: { 'application/json': schema } } },
  };
}
