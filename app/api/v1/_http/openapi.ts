import { z } from 'zod';
import type { AnswerDescription, BodyContent, Operation } from './operation';
import { type ProblemKind, problemSchema } from './problem';

type Json = Readonly<Record<string, unknown>>;

/** Refusals every operation can answer with. */
const commonProblems: readonly ProblemKind[] = [
  'missing_key',
  'unknown_key',
  'address_not_allowed',
  'not_permitted',
  'too_many_requests',
  'internal_error',
  'unavailable',
];

const problemAnswers: Readonly<Record<ProblemKind, { readonly status: number; readonly text: string }>> = {
  malformed_request: { status: 400, text: 'Die Anfrage ist nicht lesbar' },
  missing_key: { status: 401, text: 'Der API-Schlüssel fehlt' },
  unknown_key: { status: 401, text: 'Der API-Schlüssel ist unbekannt oder widerrufen' },
  address_not_allowed: { status: 403, text: 'Der API-Schlüssel gilt nicht von dieser Adresse aus' },
  not_permitted: { status: 403, text: 'Der API-Schlüssel darf das nicht' },
  not_found: { status: 404, text: 'Das gibt es nicht, oder es gehört einer anderen Firma' },
  document_locked: { status: 409, text: 'Der Beleg ist unterwegs, übertragen oder anders erledigt' },
  transfer_under_way: {
    status: 409,
    text: 'Die Belege sind unterwegs oder übertragen; `transferId` nennt die Übertragung',
  },
  not_ready: {
    status: 409,
    text: 'Verbindung oder Einrichtung bei DATEV lassen es nicht zu; `findings` sagt, wer was tun muss',
  },
  request_in_flight: { status: 409, text: 'Eine Anfrage mit diesem Idempotency-Key läuft noch' },
  body_too_large: { status: 413, text: 'Die Anfrage ist zu groß' },
  unsupported_media_type: { status: 415, text: 'Diese Art von Inhalt wird nicht angenommen' },
  invalid_input: { status: 422, text: 'Angaben fehlen oder sind falsch; `errors` nennt jede' },
  nothing_to_send: {
    status: 422,
    text: 'Nichts wartet, oder jeder Beleg wird zurückgehalten; `findings` sagt, warum',
  },
  idempotency_key_reused: { status: 422, text: 'Der Idempotency-Key gehört zu einer anderen Anfrage' },
  too_many_requests: { status: 429, text: 'Zu viele Anfragen; `Retry-After` sagt, wann es weitergeht' },
  internal_error: { status: 500, text: 'Ein Fehler bei uns' },
  unavailable: { status: 503, text: 'Gerade nicht verfügbar' },
};

/** The description of the public API, made of the very schemas that check requests and answers. */
export function openApiDocument(operations: readonly Operation[], appUrl: string): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Belegbote',
      version: '1',
      description: [
        'Belege ablegen, nach DATEV übertragen und das Ergebnis lesen.',
        'Anmeldung mit dem API-Schlüssel einer Firma: `Authorization: Bearer bb_…`.',
        'Beträge sind Dezimalzahlen als Text, Gutschriften negativ. Fehler nach RFC 9457.',
        'Listen antworten mit `data` und `nextCursor`.',
        'Jedes POST beachtet `Idempotency-Key`: dieselbe Anfrage bekommt 24 Stunden lang dieselbe Antwort.',
      ].join('\n'),
    },
    servers: [{ url: `${appUrl}/api/v1` }],
    security: [{ apiKey: [] }],
    paths: pathsOf(operations),
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'API-Schlüssel einer Firma, `bb_…`' },
      },
      schemas: namedSchemas(operations),
    },
  };
}

function pathsOf(operations: readonly Operation[]): Json {
  const paths = [...new Set(operations.map(({ path }) => path))];
  const byPath = paths.map(
    (path) => [path, operations.filter((operation) => operation.path === path)] as const,
  );
  return Object.fromEntries(
    byPath.map(([path, group]) => [
      path,
      Object.fromEntries(
        group.map((operation) => [operation.method.toLowerCase(), operationJson(operation)]),
      ),
    ]),
  );
}

function operationJson(operation: Operation): Json {
  return {
    operationId: operation.id,
    summary: operation.summary,
    ...(operation.description ? { description: operation.description } : {}),
    parameters: [
      ...parametersOf(operation.params, 'path'),
      ...parametersOf(operation.query, 'query'),
      ...(operation.method === 'POST' ? [idempotencyParameter] : []),
    ],
    ...(operation.bodies.length > 0 ? { requestBody: requestBodyOf(operation.bodies) } : {}),
    responses: responsesOf(operation),
  };
}

const idempotencyParameter: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

function parametersOf(schema: z.ZodObject, place: 'path' | 'query'): Json[] {
  return Object.entries(schema.shape).map(([name, field]) => {
    const { description, ...json } = jsonSchema(field, 'input');
    const isRequired = place === 'path' || !z.safeParse(field, undefined).success;
    return { name, in: place, required: isRequired, ...(description ? { description } : {}), schema: json };
  });
}

function requestBodyOf(bodies: readonly BodyContent[]): Json {
  const contents = bodies.flatMap(({ contentTypes, schema }) =>
    contentTypes.map(
      (contentType) => [contentType, schema ? { schema: jsonSchema(schema, 'input') } : {}] as const,
    ),
  );
  return { required: true, content: Object.fromEntries(contents) };
}

function responsesOf(operation: Operation): Json {
  const answers = Object.entries(operation.answers).map(
    ([status, answer]) => [status, answerJson(answer)] as const,
  );
  const kinds = problemsOf(operation);
  const statuses = [...new Set(kinds.map((kind) => problemAnswers[kind].status))];
  const problems = statuses.map((status) => [
    String(status),
    {
      description: kinds
        .filter((kind) => problemAnswers[kind].status === status)
        .map((kind) => `\`${kind}\`: ${problemAnswers[kind].text}`)
        .join('\n'),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]);
  return Object.fromEntries([...answers, ...problems]);
}

function problemsOf(operation: Operation): ProblemKind[] {
  const query: ProblemKind[] = ['invalid_input'];
  const body: ProblemKind[] = operation.bodies.length > 0 ? ['body_too_large', 'unsupported_media_type'] : [];
  const post: ProblemKind[] =
    operation.method === 'POST' ? ['malformed_request', 'request_in_flight', 'idempotency_key_reused'] : [];
  return [...new Set([...operation.problems, ...query, ...body, ...post, ...commonProblems])];
}

function answerJson({ description, schema }: AnswerDescription): Json {
  if (!schema) return { description, content: { '*/*': { schema: { type: 'string', format: 'binary' } } } };
  return { description, content: { 'application/json': { schema: jsonSchema(schema, 'output') } } };
}

/** JSON Schema 2020-12, which OpenAPI 3.1 takes as it is; named schemas are referred to where `namedSchemas` puts them. */
function jsonSchema(schema: z.core.$ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, $defs: __, ...json } = z.toJSONSchema(schema, { ...schemaOptions, io });
  return withComponentRefs(json);
}

/** Every schema with a name that answers use, once. */
function namedSchemas(operations: readonly Operation[]): Json {
  const answers = operations.flatMap((operation) => Object.values(operation.answers));
  const schemas = [problemSchema, ...answers.flatMap(({ schema }) => schema ?? [])];
  const found = schemas.map(
    (schema) => z.toJSONSchema(z.array(schema), { ...schemaOptions, io: 'output' }).$defs ?? {},
  );
  return withComponentRefs(Object.assign({}, ...found));
}

const schemaOptions = { unrepresentable: 'any', reused: 'inline' } as const;

function withComponentRefs(json: object): Json {
  const text = JSON.stringify(json).replaceAll('"$ref":"#/$defs/', '"$ref":"#/components/schemas/');
  return JSON.parse(text) as Json;
}
