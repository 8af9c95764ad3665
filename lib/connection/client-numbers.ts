import type { Outcome, Problem } from '@/lib/bookkeeping/problem';

/** The two numbers that name a dataset at DATEV. */
export interface ClientNumbers {
  readonly consultantNumber: number;
  readonly clientNumber: number;
}

/** DATEV's ranges; sign-in for an impossible number would only cost a consent page. */
export const consultantNumberRange = { min: 1000, max: 9_999_999 } as const;
export const clientNumberRange = { min: 1, max: 99_999 } as const;

/** `455148-1`. No leading zeros. */
export function clientIdOf({ consultantNumber, clientNumber }: ClientNumbers): string {
  return `${consultantNumber}-${clientNumber}`;
}

/** Checks one number as it is being typed; null where it is outside the range or no number (C2). */
export function readConsultantNumber(text: string): number | null {
  return readNumber(text, consultantNumberRange);
}

export function readClientNumber(text: string): number | null {
  return readNumber(text, clientNumberRange);
}

function readNumber(text: string, range: { min: number; max: number }): number | null {
  const digits = text.trim();
  if (!/^\d{1,12}$/.test(digits)) return null;
  const value = Number(digits);
  return value >= range.min && value <= range.max ? value : null;
}

/** Reads both numbers as typed; leading zeros are accepted and dropped. */
export function readClientNumbers(typed: {
  readonly consultantNumber: string;
  readonly clientNumber: string;
}): Outcome<ClientNumbers> {
  const consultantNumber = readConsultantNumber(typed.consultantNumber);
  const clientNumber = readClientNumber(typed.clientNumber);
  if (consultantNumber !== null && clientNumber !== null) {
    return { ok: true, value: { consultantNumber, clientNumber } };
  }
  const problems: Problem[] = [];
  if (consultantNumber === null) {
    problems.push(invalid('CONNECTION_CONSULTANT_NUMBER', typed.consultantNumber, 'consultantNumber'));
  }
  if (clientNumber === null) {
    problems.push(invalid('CONNECTION_CLIENT_NUMBER', typed.clientNumber, 'clientNumber'));
  }
  return { ok: false, problems };
}

function invalid(code: string, typed: string, path: string): Problem {
  return { code, params: { value: typed.trim().slice(0, 20) }, path };
}
