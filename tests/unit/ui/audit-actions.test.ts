import { describe, expect, it } from 'vitest';
import { auditActions } from '@/lib/identity/audit-actions';
import german from '@/messages/de.json';
import english from '@/messages/en.json';

const keys = auditActions.map((action) => action.replaceAll('.', '_')).sort();

describe('the audit log (S4, U2)', () => {
  it.each([
    ['German', german.auditActions],
    ['English', english.auditActions],
  ])('has %s words for every action that is recorded, and for no other', (_, words) => {
    expect(Object.keys(words).sort()).toEqual(keys);
  });
});
