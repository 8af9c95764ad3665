import { Socket } from 'node:net';

/** Of a pool of `pg`; every pool of the product opens its connections with them. */
export interface DbLimits {
  readonly connectionTimeoutMillis: number;
  readonly keepAlive: boolean;
  readonly statement_timeout?: number;
  readonly stream?: () => Socket;
}

/** Waiting for a connection, a new one or one that others give back. */
const connectMs = 30_000;
/** Time PostgreSQL has at most to say itself that a statement took too long, before its connection counts as dead. */
const mostGraceMs = 15_000;

/**
 * Limits that keep a PostgreSQL that hangs from hanging a process for ever: PostgreSQL ends a statement after this time, and a
 * connection on which nothing comes for longer is given up, whatever waits for it. A half-open connection would else be
 * waited for until the operating system gives up, which may be never.
 * @param timeoutMs of a statement, waiting for locks included; 0: none
 */
export function dbLimits(timeoutMs: number): DbLimits {
  const patience = { connectionTimeoutMillis: connectMs, keepAlive: true };
  if (timeoutMs === 0) return patience;
  return {
    ...patience,
    statement_timeout: timeoutMs,
    stream: () => impatientSocket(timeoutMs + Math.min(timeoutMs, mostGraceMs)),
  };
}

function impatientSocket(silenceMs: number): Socket {
  const socket = new Socket();
  socket.setTimeout(silenceMs, () => {
    socket.destroy(new Error(`nothing came from the database for ${silenceMs / 1000} s`));
  });
  return socket;
}
