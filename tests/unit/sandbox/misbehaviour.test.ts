import { describe, expect, it } from 'vitest';
import { Misbehaviour } from '@/sandbox/misbehaviour/misbehaviour';

const unavailable = { kind: 'answer', status: 503 } as const;
const broken = { kind: 'drop_answer' } as const;

describe('orders to misbehave (O3)', () => {
  it('strike once unless told how often', () => {
    const misbehaviour = new Misbehaviour();
    misbehaviour.order({ operation: 'getClient', mischief: unavailable });
    expect([misbehaviour.strike('getClient', 0), misbehaviour.strike('getClient', 0)]).toEqual([
      unavailable,
      null,
    ]);
  });

  it('come in the order they were given, the next when one is used up', () => {
    const misbehaviour = new Misbehaviour();
    misbehaviour.order({ operation: '*', mischief: unavailable, times: 2 });
    misbehaviour.order({ operation: 'getClient', mischief: broken, times: null });
    const strikes = [1, 2, 3, 4].map(() => misbehaviour.strike('getClient', 0)?.kind);
    expect(strikes).toEqual(['answer', 'answer', 'drop_answer', 'drop_answer']);
    expect(misbehaviour.strike('createJob', 0)).toBeNull();
    expect(misbehaviour.pending().map(({ strikes: count }) => count)).toEqual([2, 2]);
  });

  it('let the first ones pass when told to', () => {
    const misbehaviour = new Misbehaviour();
    misbehaviour.order({ operation: 'uploadFile', mischief: broken, skip: 2 });
    expect([1, 2, 3, 4].map(() => misbehaviour.strike('uploadFile', 0) !== null)).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });

  it('strike by chance, taking nothing from their count when they miss', () => {
    const dice = [0.9, 0.1];
    const misbehaviour = new Misbehaviour(() => dice.shift() ?? 1);
    misbehaviour.order({ operation: '*', mischief: broken, probability: 0.5 });
    expect([misbehaviour.strike('token', 0), misbehaviour.strike('token', 0)]).toEqual([null, broken]);
  });

  it('limit requests a minute and say when the next minute begins', () => {
    const misbehaviour = new Misbehaviour();
    misbehaviour.requestsPerMinute = 1;
    expect(misbehaviour.strike('getClient', 100_000)).toBeNull();
    expect(misbehaviour.strike('getClient', 115_000)).toEqual({
      kind: 'answer',
      status: 429,
      retryAfterSeconds: 45,
    });
    expect(misbehaviour.strike('getClient', 160_000)).toBeNull();
  });

  it('can be cancelled one by one or all together', () => {
    const misbehaviour = new Misbehaviour();
    const { id } = misbehaviour.order({ operation: '*', mischief: broken });
    expect([misbehaviour.cancel(id), misbehaviour.cancel(id)]).toEqual([true, false]);
    misbehaviour.order({ operation: '*', mischief: broken });
    misbehaviour.setLatency(50);
    misbehaviour.setLatency(10, 'token');
    expect([misbehaviour.latencyOf('token'), misbehaviour.latencyOf('revoke')]).toEqual([10, 50]);
    misbehaviour.clear();
    expect([misbehaviour.strike('token', 0), misbehaviour.latencyOf('token')]).toEqual([null, 0]);
  });
});
