import { pauseSchedule, removeSchedule, saveSchedule } from '@/lib/schedules/change-schedule';
import type { ScheduleWish } from '@/lib/schedules/rule';
import { cancelTransfer } from '@/lib/transfer/cancel-transfer';
import { chooseLedgerFolder } from '@/lib/transfer/choose-ledger-folder';
import { addComment } from '@/lib/transfer/comments';
import { markHandledElsewhere, undoHandledElsewhere } from '@/lib/transfer/handled-elsewhere';
import { openPackage } from '@/lib/transfer/package/open-package';
import { refreshStatus } from '@/lib/transfer/refresh-status';
import { requestTransfer } from '@/lib/transfer/request-transfer';
import { retryHeldTransfer } from '@/lib/transfer/resume-jobs';
import { settleByHand, settleDocumentByHand } from '@/lib/transfer/settle-by-hand';
import { addInvoice, click, january, onlyJob, workUntilQuiet } from '../../transfer/scene';
import { type ActScene, type ActsOf, reason } from './act';

const wish: ScheduleWish = {
  rule: { rhythm: 'monthly', dayOfMonth: 5, hour: 6 },
  ledgers: ['accounts_receivable'],
};
const outgoing = { ledger: 'accounts_receivable', month: january } as const;

export const transferActs: ActsOf = (given) => ({
  'ledger_folder.chosen': async () => () =>
    chooseLedgerFolder(given.scene.platform, given.company.customer, {
      ledger: 'cash',
      folderName: 'Kasse 2',
    }),
  'schedule.changed': async () => () => saveSchedule(given.scene.platform, given.company.admin, wish),
  'schedule.paused': async () => () =>
    pauseSchedule(given.scene.platform, given.company.admin, { isPaused: true }),
  'schedule.resumed': async () => () =>
    pauseSchedule(given.scene.platform, given.company.admin, { isPaused: false }),
  'schedule.removed': async () => () => removeSchedule(given.scene.platform, given.company.admin),
  'document.handled_elsewhere': async () => {
    const id = await addInvoice(given.scene, given.company, { externalId: 'elsewhere' });
    const act = { kind: 'invoice', id, reason } as const;
    return () => markHandledElsewhere(given.scene.platform, given.company.customer, act);
  },
  'document.handled_elsewhere_undone': async () => {
    const { platform } = given.scene;
    const { id } = await platform.db.invoice.findFirstOrThrow({ where: { externalId: 'elsewhere' } });
    return () => undoHandledElsewhere(platform, given.company.customer, { kind: 'invoice', id });
  },
  'package.downloaded': async () => {
    await addInvoice(given.scene, given.company);
    return () => openPackage(given.scene.platform, given.company.customer, { ...outgoing, part: 1 });
  },
  'transfer.requested': async () => () =>
    requestTransfer(given.scene.platform, given.company.customer, outgoing),
  'transfer.commented': async () => {
    const { id: transferId } = await given.scene.platform.db.transfer.findFirstOrThrow();
    const comment = { transferId, text: 'Bitte prüfen' };
    return () => addComment(given.scene.platform, given.company.adviser, comment);
  },
  'transfer.cancel_requested': async () => {
    await addInvoice(given.scene, given.company);
    const transferId = await click(given.scene, given.company);
    return () => cancelTransfer(given.scene.platform, given.company.customer, { transferId });
  },
  'transfer.status_refreshed': async () => {
    const { scene, company } = given;
    const id = await addInvoice(scene, company, { externalId: 'arrived' });
    const transferId = await click(scene, company, { documentIds: [id] });
    await workUntilQuiet(scene);
    const { id: jobId } = await onlyJob(scene, transferId);
    const refresh = () => refreshStatus(scene.platform, company.customer, { jobId });
    scene.clock.advance(16 * 60_000);
    // Now with a token that lasts; and the button, which answers once in a quarter of an hour, answers each time.
    await refresh();
    const answers = (data: { statusAskedAt: null; datevStatusAt?: Date }) =>
      scene.platform.db.transferJob.update({ where: { id: jobId }, data });
    await answers({ statusAskedAt: null, datevStatusAt: new Date(0) });
    return async () => {
      await answers({ statusAskedAt: null });
      return await refresh();
    };
  },
  'transfer.repeated': async () => {
    const { scene, company } = given;
    const { id } = await scene.platform.db.invoice.findFirstOrThrow({ where: { externalId: 'arrived' } });
    const again = { ...outgoing, documentIds: [id], reason: 'Bei DATEV gelöscht' };
    return () => requestTransfer(scene.platform, company.customer, again);
  },
  'transfer.retried': async () => {
    const { transferId } = await heldTransfer(given, 'setup');
    return () => retryHeldTransfer(given.scene.platform, given.company.customer, { transferId });
  },
  'transfer.settled_by_hand': async () => {
    const { jobId } = await heldTransfer(given, 'outcome_unknown');
    const word = { jobId, verdict: 'one_by_one', reason } as const;
    return () => settleByHand(given.scene.platform, given.company.customer, word);
  },
  'transfer.document_settled_by_hand': async () => {
    const { platform } = given.scene;
    const { id: documentId } = await platform.db.transferDocument.findFirstOrThrow({
      where: { result: 'unknown' },
    });
    const word = { documentId, verdict: 'arrived', reason } as const;
    return () => settleDocumentByHand(platform, given.company.customer, word);
  },
});

/** A transfer whose job waits for a person. */
export async function heldTransfer(
  { scene, company }: ActScene,
  hold: 'setup' | 'outcome_unknown',
): Promise<{ transferId: string; jobId: string }> {
  await addInvoice(scene, company);
  const transferId = await click(scene, company);
  const { id: jobId } = await onlyJob(scene, transferId);
  await scene.platform.db.transferJob.update({ where: { id: jobId }, data: { hold, nextRunAt: null } });
  return { transferId, jobId };
}
