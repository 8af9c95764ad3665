import { describe, expect, it } from 'vitest';
import { adviserOf, adviserScope } from '@/lib/adviser/adviser-scope';
import { clientLight } from '@/lib/adviser/client-light';
import type { MembershipView } from '@/lib/identity/memberships';

const calm = { connection: 'green', refused: 0, held: 0, proposedRows: 0 } as const;

describe('the light of a company (P4)', () => {
  const cases = [
    [calm, 'green'],
    [{ ...calm, connection: 'amber' }, 'amber'],
    [{ ...calm, refused: 1 }, 'amber'],
    [{ ...calm, held: 1 }, 'amber'],
    [{ ...calm, proposedRows: 1 }, 'amber'],
    [{ ...calm, connection: 'red' }, 'red'],
    [{ ...calm, connection: 'red', refused: 3 }, 'red'],
  ] as const;
  for (const [facts, light] of cases) {
    it(`${JSON.stringify(facts)} is ${light}`, () => {
      expect(clientLight(facts)).toBe(light);
    });
  }
});

describe('what a Berater reaches (S1)', () => {
  const user = { userId: 'u', name: 'Bernd Berater' };
  const member = (companyId: string, role: MembershipView['role'], lacksSecondFactor = false) => ({
    companyId,
    companyName: `Firma ${companyId}`,
    role,
    lacksSecondFactor,
  });

  it('is the companies that have him as Berater, no other', () => {
    const scope = adviserScope(user, [member('a', 'adviser'), member('b', 'admin'), member('c', 'customer')]);
    expect(scope?.companies).toEqual([{ companyId: 'a', companyName: 'Firma a' }]);
    if (!scope) throw new Error('no scope');
    expect(adviserOf(scope, 'a')).toEqual({ kind: 'user', role: 'adviser', companyId: 'a', ...user });
    expect(adviserOf(scope, 'b')).toBeNull();
  });

  it('is nothing for somebody who advises nobody', () => {
    expect(adviserScope(user, [member('b', 'admin'), member('c', 'customer')])).toBeNull();
    expect(adviserScope(user, [])).toBeNull();
    expect(adviserScope(user, [member('a', 'adviser', true)])).toBeNull();
  });
});
