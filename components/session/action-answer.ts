import type { FindingJson } from '@/lib/preflight/finding';

/** What a server action answers. Expected refusals are values with words for the reader; exceptions are bugs. */
export type ActionAnswer<T = null> =
  | { readonly kind: 'done'; readonly value: T }
  | {
      readonly kind: 'refused';
      /** What is wrong and what to do, in the reader's language. */
      readonly message: string;
      readonly findings?: readonly FindingJson[];
      /** Faults of single fields, by the field's name. */
      readonly fields?: Readonly<Record<string, string>>;
    }
  /** The session ended meanwhile: sign in again and repeat; nothing typed is lost. */
  | { readonly kind: 'signed_out' };

export function done(): ActionAnswer;
export function done<T>(value: T): ActionAnswer<T>;
export function done<T>(value?: T): ActionAnswer<T | null> {
  return { kind: 'done', value: value ?? null };
}

export function refused(
  message: string,
  more: { findings?: readonly FindingJson[]; fields?: Readonly<Record<string, string>> } = {},
): Extract<ActionAnswer, { kind: 'refused' }> {
  return { kind: 'refused', message, ...more };
}
