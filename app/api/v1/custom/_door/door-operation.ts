import type { z } from 'zod';
import type { Actor } from '@/lib/identity/actor';
import type { CompanyAction } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { FindingLocale } from '@/lib/preflight/finding';

/** What an operation gets: the integration's company is the actor's, the body is checked. */
export interface DoorInput<Body> {
  readonly platform: Platform;
  readonly actor: Actor;
  readonly body: Body;
  /** Of the path. */
  readonly employeeId: string;
  readonly locale: FindingLocale;
}

export interface DoorAnswer {
  readonly data: unknown;
  readonly warnings: readonly string[];
  /** The push this call made. */
  readonly pushId?: string;
}

/** One operation of the published description (K1, K8). */
export interface DoorOperation {
  /** `operationId` of the description. */
  readonly id: string;
  readonly permission: CompanyAction;
  /** null: no body is read. */
  readonly body: z.ZodType | null;
  /** Checks `data` of every answer before it leaves. */
  readonly data: z.ZodType;
  /** Whether the description gives this answer warnings. */
  readonly hasWarnings: boolean;
  handle(input: DoorInput<unknown>): Promise<DoorAnswer>;
}

interface DoorSpec<Body extends z.ZodType> extends Omit<DoorOperation, 'body' | 'handle'> {
  readonly body: Body | null;
  handle(input: DoorInput<z.infer<Body>>): Promise<DoorAnswer>;
}

/** Ties the type of the body to the schema that checks it. */
export function doorOperation<Body extends z.ZodType>(spec: DoorSpec<Body>): DoorOperation {
  return {
    ...spec,
    // The wrapper has parsed the body with this very schema.
    handle: (input) => spec.handle({ ...input, body: input.body as z.infer<Body> }),
  };
}
