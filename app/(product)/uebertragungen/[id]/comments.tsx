import { getTranslations } from 'next-intl/server';
import { getPlatform } from '@/app/_server/platform';
import { CommentForm } from '@/components/transfer/comment-form';
import { CommentList } from '@/components/transfer/comment-list';
import { Card } from '@/components/ui/card';
import type { UserActor } from '@/lib/identity/actor';
import { may } from '@/lib/identity/permissions';
import { listComments } from '@/lib/transfer/comments';
import { comment } from './actions';

/** What customer and Berater said to each other about a transfer (P4). */
export async function Comments({ transferId, actor }: { transferId: string; actor: UserActor }) {
  const [comments, t] = await Promise.all([
    listComments(await getPlatform(), actor, { transferId }),
    getTranslations('transfer.comments'),
  ]);
  return (
    <Card id="kommentare" title={t('title')} description={t('lead')}>
      <div className="flex flex-col gap-5">
        <CommentList comments={comments} />
        {may(actor, 'transfers.comment') ? <CommentForm transferId={transferId} add={comment} /> : null}
      </div>
    </Card>
  );
}
