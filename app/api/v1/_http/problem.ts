import { z } from 'zod';
import type { Problem } from '@/lib/bookkeeping/problem';
import { describeFinding, type FindingJson, type FindingLocale, toFinding } from '@/lib/preflight/finding';
import { findingSchema } from '../_schemas/finding';

/** What a request can be refused for: status, stable code and German title (RFC 9457). */
const problemKinds = {
  malformed_request: { status: 400, title: 'Die Anfrage ist nicht lesbar.' },
  missing_key: { status: 401, title: 'Der API-Schlüssel fehlt.' },
  unknown_key: { status: 401, title: 'Der API-Schlüssel ist unbekannt oder widerrufen.' },
  address_not_allowed: { status: 403, title: 'Von dieser Adresse aus gilt der API-Schlüssel nicht.' },
  not_permitted: { status: 403, title: 'Der API-Schlüssel darf das nicht.' },
  not_found: { status: 404, title: 'Das gibt es nicht.' },
  document_locked: { status: 409, title: 'Der Beleg ist schon unterwegs oder übertragen.' },
  transfer_under_way: { status: 409, title: 'Diese Belege sind schon unterwegs oder übertragen.' },
  not_ready: {
    status: 409,
    title: 'Die Verbindung oder die Einrichtung bei DATEV lässt die Übertragung nicht zu.',
  },
  request_in_flight: { status: 409, title: 'Eine Anfrage mit diesem Idempotency-Key läuft noch.' },
  body_too_large: { status: 413, title: 'Die Anfrage ist zu groß.' },
  unsupported_media_type: { status: 415, title: 'Diese Art von Inhalt wird hier nicht angenommen.' },
  invalid_input: { status: 422, title: 'Die Angaben sind unvollständig oder falsch.' },
  nothing_to_send: { status: 422, title: 'Es gibt nichts zu übertragen.' },
  idempotency_key_reused: { status: 422, title: 'Der Idempotency-Key gehört zu einer anderen Anfrage.' },
  too_many_requests: { status: 429, title: 'Zu viele Anfragen in kurzer Zeit.' },
  internal_error: { status: 500, title: 'Bei uns ist ein Fehler aufgetreten.' },
  unavailable: { status: 503, title: 'Der Dienst ist gerade nicht verfügbar.' },
} as const;

export type ProblemKind = keyof typeof problemKinds;

const problemCodes = Object.keys(problemKinds) as [ProblemKind, ...ProblemKind[]];

export const inputErrorSchema = z.strictObject({
  path: z
    .string()
    .meta({ description: 'Feld, zum Beispiel `positions[1].taxCase`; leer für die ganze Anfrage' }),
  code: z.string().meta({ description: 'Bleibt gleich, Großbuchstaben' }),
  message: z.string().meta({ description: 'Ein deutscher Satz' }),
});
export type InputError = z.infer<typeof inputErrorSchema>;

/** Body of every error answer, `application/problem+json`. */
export const problemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(problemCodes),
    detail: z.string().optional(),
    instance: z.string().meta({ description: 'Kennung der Anfrage, auch im Kopf `X-Request-Id`' }),
    errors: z.array(inputErrorSchema).optional(),
    invoiceId: z.string().optional().meta({ description: 'Der Beleg, um den es geht' }),
    findings: z
      .array(findingSchema)
      .optional()
      .meta({ description: 'Was dagegen spricht, und wer was tun muss' }),
    transferId: z.string().nullable().optional().meta({ description: 'Die Übertragung, die die Belege hat' }),
  })
  .meta({ id: 'Problem' });
export type ProblemBody = z.infer<typeof problemSchema>;

interface ProblemDetails {
  readonly detail?: string;
  readonly errors?: readonly InputError[];
  readonly invoiceId?: string;
  readonly transferId?: string | null;
  readonly findings?: readonly FindingJson[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown inside the wrapper and by operations to answer with a problem. Never carries anything secret. */
export class ApiProblem extends Error {
  readonly status: number;

  constructor(
    readonly kind: ProblemKind,
    readonly details: ProblemDetails = {},
  ) {
    super(`${kind}: ${details.detail ?? problemKinds[kind].title}`);
    this.name = 'ApiProblem';
    this.status = problemKinds[kind].status;
  }
}

export function problemBody(problem: ApiProblem, requestId: string): ProblemBody {
  const { headers: _, errors, findings, ...details } = problem.details;
  const { status, title } = problemKinds[problem.kind];
  return {
    type: `urn:belegbote:problem:${problem.kind}`,
    title,
    status,
    code: problem.kind,
    ...details,
    instance: `urn:uuid:${requestId}`,
    ...(errors ? { errors: [...errors] } : {}),
    ...(findings ? { findings: [...findings] } : {}),
  };
}

/** Whose title says it all; their cause speaks of a document to be stored, which a query is not. */
const saidByTitle = new Set(['INPUT_FIELD_MISSING']);
/** Where the catalogue says more than the parser's own message. */
const saidByCatalogue = new Set(['INPUT_FIELD_UNKNOWN', 'INPUT_CHOICE_UNKNOWN']);

/** Problems of the rooms below as errors of the API, with the sentences of the catalogue. */
export function inputErrors(problems: readonly Problem[], locale: FindingLocale): InputError[] {
  return problems.map((problem) => ({
    path: problem.path ?? '',
    code: problem.code,
    message: sentenceOf(problem, locale),
  }));
}

function sentenceOf(problem: Problem, locale: FindingLocale): string {
  const { title, cause } = describeFinding(toFinding(problem, null), locale);
  if (saidByTitle.has(problem.code)) return `${title}.`;
  // The parser's messages are German; an English reader gets the catalogue's sentence.
  const own = locale === 'de' && !saidByCatalogue.has(problem.code) ? problem.params.message : undefined;
  return own ?? `${title}. ${cause}`;
}
