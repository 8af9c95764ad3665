import { describe, expect, it } from 'vitest';
import { afterTry } from '@/lib/notices/delivery';

const now = new Date('2026-03-01T08:00:00Z');
const busy = { kind: 'refused', isPermanent: false, reason: 'EENVELOPE 451' } as const;

describe('a mail that was not taken', () => {
  it('is tried again, later and later, and given up at last', () => {
    const waits: number[] = [];
    for (let attempts = 1; attempts < 50; attempts += 1) {
      const delivery = afterTry(busy, attempts, now);
      if (delivery.state !== 'waiting') {
        expect(delivery.state).toBe('given_up');
        break;
      }
      waits.push(delivery.nextAttemptAt.getTime() - now.getTime());
    }
    expect(waits).toEqual([...waits].sort((left, right) => left - right));
    const total = waits.reduce((sum, wait) => sum + wait, 0);
    expect(total).toBeGreaterThan(24 * 60 * 60_000);
    expect(waits.length).toBeLessThan(10);
  });

  it('is given up at once when the server would answer the same again', () => {
    expect(afterTry({ ...busy, isPermanent: true }, 1, now).state).toBe('given_up');
  });

  it('is never repeated when nobody knows whether it was taken', () => {
    expect(afterTry({ kind: 'unclear', reason: 'ECONNECTION' }, 1, now).state).toBe('unclear');
  });
});
