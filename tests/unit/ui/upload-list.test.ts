import { describe, expect, it } from 'vitest';
import {
  nextUploads,
  type Upload,
  type UploadEvent,
  type UploadState,
} from '@/components/upload/upload-list';

const file = (name: string, size = 10) => new File([new Uint8Array(size)], name);

function listAfter(...events: UploadEvent[]): readonly Upload[] {
  return events.reduce<readonly Upload[]>(nextUploads, []);
}

const added: UploadEvent = { type: 'added', files: ['a.xml', 'b.xml', 'c.xml'].map((name) => file(name)) };
const sent = (key: number): UploadEvent => ({ type: 'sent', key });
const answered = (key: number, state: UploadState): UploadEvent => ({ type: 'answered', key, state });
const asks = { kind: 'direction_needed' } as const;
const kinds = (uploads: readonly Upload[]) =>
  uploads.map(({ state, direction }) => `${state.kind} ${direction}`);

describe('many files of one upload (E1, E2)', () => {
  it('one answer serves all files that ask, those on their way and those that wait', () => {
    const asked = listAfter(added, sent(1), sent(2), answered(1, asks));
    const all = nextUploads(asked, { type: 'all_directed', direction: 'incoming' });
    expect(kinds(all)).toEqual(['waiting incoming', 'sending incoming', 'waiting incoming']);
    // The second one was sent without an answer: it goes again by itself instead of asking once more.
    expect(kinds(nextUploads(all, answered(2, asks)))[1]).toBe('waiting incoming');
  });

  it('never answers twice by itself: what asks although it was told stays with the person', () => {
    const told = listAfter(
      added,
      { type: 'all_directed', direction: 'outgoing' },
      sent(1),
      answered(1, asks),
    );
    expect(kinds(told)[0]).toBe('direction_needed outgoing');
  });

  it('leaves single answers, finished files and later files as they are', () => {
    const one = listAfter(
      added,
      { type: 'directed', key: 1, direction: 'outgoing' },
      sent(2),
      answered(2, { kind: 'refused', findings: [] }),
      { type: 'all_directed', direction: 'incoming' },
      { type: 'added', files: [file('d.xml')] },
    );
    expect(kinds(one)).toEqual(['waiting outgoing', 'refused null', 'waiting incoming', 'waiting null']);
  });

  it('what is too large is never sent; what was interrupted goes on (T3)', () => {
    const large = listAfter({ type: 'added', files: [file('gross.pdf', 20 * 1024 * 1024 + 1)] });
    expect(kinds(large)).toEqual(['too_large null']);
    const broken = listAfter(added, sent(1), answered(1, { kind: 'interrupted' }), { type: 'resumed' });
    expect(kinds(broken)[0]).toBe('waiting null');
  });
});
