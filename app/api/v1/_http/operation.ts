import type { z } from 'zod';
import type { Actor } from '@/lib/identity/actor';
import type { CompanyAction } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { FindingLocale } from '@/lib/preflight/finding';
import type { ProblemKind } from './problem';

/** A body in one of the content types an operation takes. */
export interface BodyContent {
  readonly contentTypes: readonly string[];
  /** For the description. The use case itself reads the input, so that its findings reach the caller. */
  readonly schema: z.ZodType | null;
  /** `json`: parsed before it is handed over; `bytes`: as it came. */
  readonly form: 'json' | 'bytes';
  /** Bytes; more is refused while reading. */
  readonly most: number;
}

export type RequestBody =
  | { readonly form: 'none' }
  | { readonly form: 'json'; readonly value: unknown }
  | { readonly form: 'bytes'; readonly bytes: Uint8Array; readonly contentType: string };

/** What an operation gets to see: everything is checked, nothing is raw. */
export interface OperationInput<Params, Query> {
  readonly platform: Platform;
  readonly actor: Actor;
  readonly params: Params;
  readonly query: Query;
  readonly body: RequestBody;
  /** Language of texts in the answer, from `Accept-Language`; German unless English is wanted. */
  readonly locale: FindingLocale;
}

export type OperationAnswer =
  | { readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> }
  | {
      readonly file: {
        readonly content: Uint8Array | ReadableStream<Uint8Array>;
        readonly contentType: string;
        readonly fileName: string;
      };
      readonly headers?: Readonly<Record<string, string>>;
    };

export interface AnswerDescription {
  readonly description: string;
  /** null: bytes. */
  readonly schema: z.ZodType | null;
}

/** One operation of the public API: all the wrapper, the description and the tests need to know. */
export interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'POST';
  /** Below `/api/v1`, parameters in braces. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly permission: CompanyAction;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly bodies: readonly BodyContent[];
  readonly answers: Readonly<Record<number, AnswerDescription>>;
  /** Refusals of its own, beside those every operation has. */
  readonly problems: readonly ProblemKind[];
  handle(input: OperationInput<Record<string, unknown>, Record<string, unknown>>): Promise<OperationAnswer>;
}

interface OperationSpec<Params extends z.ZodObject, Query extends z.ZodObject>
  extends Omit<Operation, 'params' | 'query' | 'handle'> {
  readonly params: Params;
  readonly query: Query;
  handle(input: OperationInput<z.infer<Params>, z.infer<Query>>): Promise<OperationAnswer>;
}

/** Ties the types of parameters to the schemas that check them. */
export function operation<Params extends z.ZodObject, Query extends z.ZodObject>(
  spec: OperationSpec<Params, Query>,
): Operation {
  return {
    ...spec,
    handle: (input) =>
      // The wrapper has parsed both with these very schemas.
      spec.handle({
        ...input,
        params: input.params as z.infer<Params>,
        query: input.query as z.infer<Query>,
      }),
  };
}
