import { describe, expect, it } from 'vitest';
import { pageOf, readCursor, writeCursor } from '@/lib/documents/cursor';
import { decideStore, documentStates, type KnownDocument } from '@/lib/documents/document-states';

const known = (changes: Partial<KnownDocument> = {}): KnownDocument => ({
  state: 'open',
  contentHash: 'now',
  lastHashOfSource: null,
  hasQuestions: false,
  ...changes,
});
const byApi = (contentHash: string) => ({ contentHash, source: 'api' as const });
const byPerson = (contentHash: string) => ({ contentHash, source: 'screen' as const });

describe('storing a document again (T10)', () => {
  it('creates what is not there', () => {
    expect(decideStore(null, byApi('now'))).toBe('create');
  });

  it.each(documentStates)('answers the same content as before while it is %s', (state) => {
    expect(decideStore(known({ state }), byApi('now'))).toBe('unchanged');
  });

  it.each([
    ['open', 'new_version'],
    ['refused', 'new_version'],
    ['under_way', 'conflict'],
    ['transferred', 'conflict'],
    ['handled_elsewhere', 'conflict'],
  ] as const)('with other content while it is %s: %s', (state, decision) => {
    expect(decideStore(known({ state }), byApi('other'))).toBe(decision);
  });

  it('does not let a repeated request undo what a person corrected since', () => {
    const corrected = known({ contentHash: 'corrected', lastHashOfSource: 'sent' });
    expect(decideStore(corrected, byApi('sent'))).toBe('unchanged');
    expect(decideStore(corrected, byApi('sent anew'))).toBe('new_version');
  });

  it('lets a person go back to what he had saved before', () => {
    expect(decideStore(known({ lastHashOfSource: 'earlier' }), byPerson('earlier'))).toBe('new_version');
  });

  it('takes what a person saves over open questions as his answer, changed or not (E2)', () => {
    expect(decideStore(known({ hasQuestions: true }), byPerson('now'))).toBe('new_version');
    expect(decideStore(known({ hasQuestions: true }), byApi('now'))).toBe('unchanged');
    expect(decideStore(known(), byPerson('now'))).toBe('unchanged');
  });
});

describe('cursors', () => {
  const position = { sort: 'issueDate:desc', value: '2026-01-15', id: 'a-b-c' };

  it('come back as they went', () => {
    expect(readCursor(writeCursor(position), position.sort)).toEqual(position);
  });

  it.each([writeCursor(position), 'bm90IGpzb24', '', '%%%', Buffer.from('{"s":1}').toString('base64url')])(
    'of another sorting or making are refused: %s',
    (cursor) => {
      expect(readCursor(cursor, 'number:asc')).toBeNull();
    },
  );

  it('lead on only where there is more', () => {
    const positionOf = (value: number) => ({ sort: 's', value: String(value), id: String(value) });
    expect(pageOf([1, 2, 3], 3, positionOf)).toEqual({ items: [1, 2, 3], nextCursor: null });
    const page = pageOf([1, 2, 3], 2, positionOf);
    expect(page.items).toEqual([1, 2]);
    expect(readCursor(page.nextCursor ?? '', 's')).toEqual(positionOf(2));
  });
});
