import type { Problem } from '@/lib/bookkeeping/problem';

/** Column `Connection.state`; the public API shows the same words. */
export const connectionStates = [
  'not_connected',
  'connected',
  'permission_lost',
  'needs_reconnect',
  'disconnecting',
] as const;
export type ConnectionState = (typeof connectionStates)[number];

/** State and the problem that led to it. */
export interface ConnectionStanding {
  readonly state: ConnectionState;
  readonly problem: Problem | null;
}

/** What can happen to a connection. */
export type ConnectionEvent =
  /** After a sign-in DATEV confirmed the dataset (C3). */
  | { readonly kind: 'signed_in' }
  /** A later check was answered with the same two numbers. */
  | { readonly kind: 'check_passed' }
  /** The token is good, the right is gone: the adviser mends it, a check sees it (bare 403, 404, app not allowed). */
  | { readonly kind: 'permission_lost'; readonly problem: Problem }
  /** The token is good for nothing: only a new sign-in mends it (invalid_grant, second 401, scope missing, expired). */
  | { readonly kind: 'grant_lost'; readonly problem: Problem }
  | { readonly kind: 'disconnect_requested'; readonly problem: Problem }
  /** DATEV has forgotten every token. */
  | { readonly kind: 'tokens_revoked' };

/**
 * The one place where a connection changes its state (README, table). An event that does not fit the state changes
 * nothing: a late 403 must not revive a connection somebody has ended.
 */
export function transition(current: ConnectionStanding, event: ConnectionEvent): ConnectionStanding {
  switch (event.kind) {
    case 'signed_in':
      return { state: 'connected', problem: null };
    case 'check_passed':
      return holdsGrant(current.state) ? { state: 'connected', problem: null } : current;
    case 'permission_lost':
      return holdsGrant(current.state) ? { state: 'permission_lost', problem: event.problem } : current;
    case 'grant_lost':
      // The first cause explains more than its consequences, so it stays.
      return holdsGrant(current.state) ? { state: 'needs_reconnect', problem: event.problem } : current;
    case 'disconnect_requested':
      return current.state === 'not_connected' ? current : { state: 'disconnecting', problem: event.problem };
    case 'tokens_revoked':
      return current.state === 'disconnecting' ? { state: 'not_connected', problem: null } : current;
  }
}

/** True where tokens of a confirmed grant are kept. */
export function holdsGrant(state: ConnectionState): boolean {
  return state === 'connected' || state === 'permission_lost';
}

/** Reads the column; a value nobody wrote is a bug. */
export function readConnectionState(text: string): ConnectionState {
  const state = connectionStates.find((known) => known === text);
  if (!state) throw new Error(`unknown connection state ${text}`);
  return state;
}
