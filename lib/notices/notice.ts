import type { Problem } from '@/lib/bookkeeping/problem';

/** Column `Notice.kind`. */
const noticeKinds = ['connection_lost', 'connection_expires', 'connection_restored'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Something the admins of a company have to be told. */
export interface NoticeContent {
  readonly kind: NoticeKind;
  /** The same for every sight of the same event: a person is told once of each. */
  readonly occasion: string;
  /** What the mail explains; null where everything is well again. */
  readonly problem: Problem | null;
}

/** Reads the column; a word nobody wrote is a bug. */
export function readNoticeKind(text: string): NoticeKind {
  const kind = noticeKinds.find((known) => known === text);
  if (!kind) throw new Error(`unknown notice kind ${text}`);
  return kind;
}
