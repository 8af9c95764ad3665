import pino, { type Logger } from 'pino';

export type Log = Logger;

/** Names of fields that may never reach a log, at any depth we use (C10). */
const secretFields = [
  'authorization',
  'Authorization',
  'access_token',
  'refresh_token',
  'id_token',
  'client_secret',
  'code',
  'code_verifier',
  'password',
  'token',
  'accessToken',
  'refreshToken',
  'clientSecret',
  'cookie',
];

/** Structured log on standard output, one JSON object a line. */
export function createLog(level: string, service: string): Log {
  return pino({
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
      censor: '[redacted]',
    },
  });
}
