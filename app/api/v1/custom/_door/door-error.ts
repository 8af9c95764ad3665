import type { FindingLocale } from '@/lib/preflight/finding';

/** The eight errors of the published description, each with a status of ours (K1); clients key on the code. */
export const doorErrors = {
  'PLATFORM.AUTHENTICATION_INVALID': {
    status: 401,
    de: 'Der API-Schlüssel fehlt oder ist ungültig.',
    en: 'The API key is missing or invalid.',
  },
  'PLATFORM.IP_NOT_WHITELISTED': {
    status: 403,
    de: 'Der API-Schlüssel gilt nicht von dieser Adresse aus.',
    en: 'The API key may not be used from this address.',
  },
  'PLATFORM.INTEGRATION_NOT_FOUND': {
    status: 404,
    de: 'Diese Integration gibt es nicht.',
    en: 'This integration does not exist.',
  },
  'PLATFORM.INPUT_INVALID': {
    status: 400,
    de: 'Die Anfrage ist nicht in Ordnung.',
    en: 'The request is not valid.',
  },
  'PLATFORM.RATE_LIMIT_EXCEEDED': {
    status: 429,
    de: 'Zu viele Anfragen in kurzer Zeit.',
    en: 'Too many requests in a short time.',
  },
  'PLATFORM.CONCURRENCY_LIMIT_EXCEEDED': {
    status: 429,
    de: 'Für diese Integration läuft schon eine Übergabe.',
    en: 'A push of this integration is already running.',
  },
  'PLATFORM.TASK_TIMED_OUT': {
    status: 504,
    de: 'Die Aufgabe hat zu lange gedauert.',
    en: 'The task took too long.',
  },
  'PLATFORM.UNKNOWN_ERROR': {
    status: 500,
    de: 'Bei uns ist ein Fehler aufgetreten.',
    en: 'Something went wrong on our side.',
  },
} as const;

export type DoorErrorCode = keyof typeof doorErrors;

/** A sentence in both languages of the product. */
export type Sentence = Readonly<Record<FindingLocale, string>>;

/** Thrown to answer with one of the eight. The message says what is wrong this time, never anything secret. */
export class DoorError extends Error {
  readonly status: number;

  constructor(
    readonly code: DoorErrorCode,
    readonly sentence: Sentence,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${code}: ${sentence.de}`);
    this.name = 'DoorError';
    this.status = doorErrors[code].status;
  }
}

export function inputInvalid(de: string, en: string): DoorError {
  return new DoorError('PLATFORM.INPUT_INVALID', { de, en });
}
