import { describe, expect, it } from 'vitest';
import { changeDetail } from '@/lib/procedure/change-detail';

const words = {
  detailName: (key: string) => `<${key}>`,
  detailValue: (value: string) => value.toUpperCase(),
};

describe('what a recorded change was about (U5, S4)', () => {
  it('tells of before and after only what differs', () => {
    const details = {
      before: { accountNo: '8400', taxKey: null },
      after: { accountNo: '8410', taxKey: null },
    };
    expect(changeDetail(details, words)).toBe('<accountNo>: 8400 → 8410');
  });

  it('compares a row with the one whose place it took', () => {
    const details = { before: [{ id: 'x', accountNo: '8400' }], after: { accountNo: '8410' } };
    expect(changeDetail(details, words)).toBe('<accountNo>: 8400 → 8410');
    expect(changeDetail({ before: [], after: { accountNo: '8410' } }, words)).toBe('<accountNo>: 8410');
  });

  it('looks into what stands inside', () => {
    const before = { partnerAccounts: { mode: 'none' } };
    const after = { partnerAccounts: { mode: 'single' } };
    expect(changeDetail({ before, after }, words)).toBe('<mode>: NONE → SINGLE');
  });

  it('names what came, and what went', () => {
    expect(changeDetail({ before: null, after: { hour: 6, ledgers: ['cash', 'x'] } }, words)).toBe(
      '<hour>: 6 · <ledgers>: CASH, X',
    );
    expect(changeDetail({ before: 'admin', after: 'customer' }, words)).toBe('ADMIN → CUSTOMER');
    expect(changeDetail({ before: '12.00', after: null }, words)).toBe('12.00 → –');
  });

  it('leaves out ids and what is empty', () => {
    const details = { userId: '0199-…', id: 'x', reason: 'doppelt', text: null };
    expect(changeDetail(details, words)).toBe('<reason>: DOPPELT');
    expect(changeDetail({}, words)).toBe('');
    expect(changeDetail(null, words)).toBe('');
  });

  it('counts what is too long to be listed', () => {
    expect(changeDetail({ accounts: [{ from: '1' }, { from: '2' }] }, words)).toBe('<accounts>: 2');
  });
});
