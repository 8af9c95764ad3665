import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime, readerLocale } from '@/components/format/format';
import type { TransferCommentView } from '@/lib/transfer/comments';

/** What people said about a transfer, the oldest first. */
export function CommentList({ comments }: { comments: readonly TransferCommentView[] }) {
  const t = useTranslations('transfer.comments');
  const locale = readerLocale(useLocale());
  if (comments.length === 0) return <p className="text-sm text-muted">{t('none')}</p>;
  return (
    <ul className="flex flex-col gap-3">
      {comments.map(({ id, text, writtenBy, writtenAt }) => (
        <li key={id} className="rounded-xl bg-sunken px-4 py-3">
          <p className="text-sm text-muted">
            <span className="font-medium text-ink">{writtenBy.name}</span>{' '}
            <span className="figures">{formatDateTime(writtenAt, locale)}</span>
          </p>
          <p className="mt-1 break-words whitespace-pre-line">{text}</p>
        </li>
      ))}
    </ul>
  );
}
