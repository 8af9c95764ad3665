import { describe, expect, it } from 'vitest';
import { asksForNewCheck, eventOfRefusal } from '@/lib/connection/signals';
import {
  type ConnectionEvent,
  type ConnectionState,
  connectionStates,
  readConnectionState,
  transition,
} from '@/lib/connection/state';
import type { DxsoOperation, Refused } from '@/lib/datev/dxso/types';

const problem = { code: 'DATEV_NO_RIGHT', params: {} };
const events: Record<ConnectionEvent['kind'], ConnectionEvent> = {
  signed_in: { kind: 'signed_in' },
  check_passed: { kind: 'check_passed' },
  permission_lost: { kind: 'permission_lost', problem },
  grant_lost: { kind: 'grant_lost', problem },
  disconnect_requested: { kind: 'disconnect_requested', problem },
  tokens_revoked: { kind: 'tokens_revoked' },
};

describe('states of a connection (C6)', () => {
  type Row = Record<ConnectionState, ConnectionState>;
  const table: Record<ConnectionEvent['kind'], Row> = {
    signed_in: {
      not_connected: 'connected',
      connected: 'connected',
      permission_lost: 'connected',
      needs_reconnect: 'connected',
      disconnecting: 'connected',
    },
    check_passed: {
      not_connected: 'not_connected',
      connected: 'connected',
      permission_lost: 'connected',
      needs_reconnect: 'needs_reconnect',
      disconnecting: 'disconnecting',
    },
    permission_lost: {
      not_connected: 'not_connected',
      connected: 'permission_lost',
      permission_lost: 'permission_lost',
      needs_reconnect: 'needs_reconnect',
      disconnecting: 'disconnecting',
    },
    grant_lost: {
      not_connected: 'not_connected',
      connected: 'needs_reconnect',
      permission_lost: 'needs_reconnect',
      needs_reconnect: 'needs_reconnect',
      disconnecting: 'disconnecting',
    },
    disconnect_requested: {
      not_connected: 'not_connected',
      connected: 'disconnecting',
      permission_lost: 'disconnecting',
      needs_reconnect: 'disconnecting',
      disconnecting: 'disconnecting',
    },
    tokens_revoked: {
      not_connected: 'not_connected',
      connected: 'connected',
      permission_lost: 'permission_lost',
      needs_reconnect: 'needs_reconnect',
      disconnecting: 'not_connected',
    },
  };
  const rows = Object.values(events).flatMap((event) =>
    connectionStates.map((state) => [state, event, table[event.kind][state]] as const),
  );

  it.each(rows)('%s on %o becomes %s', (state, event, expected) => {
    expect(transition({ state, problem: null }, event).state).toBe(expected);
  });

  it('keeps the first cause of a lost grant and clears causes when all is well', () => {
    const first = transition({ state: 'connected', problem: null }, { kind: 'grant_lost', problem });
    const second = transition(first, {
      kind: 'grant_lost',
      problem: { code: 'CONNECTION_EXPIRED', params: {} },
    });
    expect(second.problem).toEqual(problem);
    expect(transition(second, { kind: 'signed_in' })).toEqual({ state: 'connected', problem: null });
  });

  it('knows no state nobody wrote', () => {
    expect(() => readConnectionState('half_connected')).toThrow();
  });
});

describe('what a refusal does to the connection (C5, C6)', () => {
  const refused = (httpStatus: number, code: string | null): Refused => ({
    kind: 'refused',
    httpStatus,
    code,
    description: null,
    helpUrl: null,
    requestId: null,
    raw: '',
  });
  it.each<[DxsoOperation, number, string | null, string | null, boolean]>([
    ['createJob', 403, null, 'permission_lost', true],
    ['getClientBasics', 404, null, 'permission_lost', true],
    ['createJob', 403, 'DCO01013', 'permission_lost', true],
    ['createJob', 403, 'DCO01005', 'grant_lost', true],
    ['createJob', 404, null, null, true],
    ['createJob', 400, 'DCO01002', null, true],
    ['createJob', 400, 'DCO01301', null, true],
    ['getClientBasics', 400, 'DCO01009', null, true],
    ['createJob', 400, 'DCO09999', null, true],
    ['uploadFile', 400, 'DCO01015', null, false],
    ['uploadFile', 404, null, null, false],
    ['getJobStatus', 404, null, null, false],
    ['finaliseJob', 400, 'DCO01007', null, false],
  ])('%s %s %s → %s, new check: %s', (operation, status, code, kind, isAsked) => {
    expect(eventOfRefusal(operation, refused(status, code))?.kind ?? null).toBe(kind);
    expect(asksForNewCheck(operation, refused(status, code))).toBe(isAsked);
  });
});
