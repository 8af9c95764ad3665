import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/identity/actor';
import { cancelTransfer } from '@/lib/transfer/cancel-transfer';
import { getTransfer } from '@/lib/transfer/read/read-transfers';
import { resumeForgottenHolds } from '@/lib/transfer/resume-jobs';
import type { HoldReason } from '@/lib/transfer/state';
import type { CompanyScene } from '../identity/scene';
import {
  addInvoice,
  click,
  onlyJob,
  openTransferScene,
  readyCompany,
  type TransferScene,
  transferRow,
  workUntilQuiet,
} from './scene';

let scene: TransferScene;
beforeAll(async () => {
  scene = await openTransferScene();
});
afterAll(() => scene.close());

const minute = 60_000;

/** A transfer that waits, since so many minutes after its connection became what it is. */
async function held(company: CompanyScene, hold: HoldReason, sinceMinutes: number, extra: object = {}) {
  await addInvoice(scene, company);
  const transferId = await click(scene, company);
  const { id } = await onlyJob(scene, transferId);
  const { companyId } = company;
  const { stateChangedAt } = await scene.platform.db.connection.findUniqueOrThrow({ where: { companyId } });
  const heldAt = new Date((stateChangedAt?.getTime() ?? 0) + sinceMinutes * minute);
  await scene.platform.db.transferJob.update({
    where: { id },
    data: { hold, heldAt, nextRunAt: null, ...extra },
  });
  return transferId;
}

const stateOf = async (transferId: string) => (await transferRow(scene, transferId)).state;

describe('a transfer that could go on, and was told of by nobody (C6)', () => {
  it('goes on when the message of the good connection was lost', async () => {
    const transferId = await held(await readyCompany(scene), 'permission', -5);
    expect(await resumeForgottenHolds(scene.platform)).toBe(1);
    await workUntilQuiet(scene);
    expect(await stateOf(transferId)).toBe('succeeded');
    expect(await resumeForgottenHolds(scene.platform)).toBe(0);
  });

  it('goes on when it was held after the message, but is not tried more often than once an hour', async () => {
    const transferId = await held(await readyCompany(scene), 'permission', 1);
    scene.clock.advance(30 * minute);
    expect(await resumeForgottenHolds(scene.platform)).toBe(0);
    scene.clock.advance(60 * minute);
    expect(await resumeForgottenHolds(scene.platform)).toBe(1);
    await workUntilQuiet(scene);
    expect(await stateOf(transferId)).toBe('succeeded');
  });

  it('waits on while the connection is not good, and for what only a person can say', async () => {
    const company = await readyCompany(scene);
    await held(company, 'outcome_unknown', -5);
    await held(company, 'permission', -5);
    const { companyId } = company;
    await scene.platform.db.connection.update({ where: { companyId }, data: { state: 'permission_lost' } });
    scene.clock.advance(120 * minute);
    expect(await resumeForgottenHolds(scene.platform)).toBe(0);
  });

  it('goes on when its folder was chosen while it was not waiting yet (M6)', async () => {
    const company = await readyCompany(scene);
    const folders = { folderNames: ['Ausgang', 'Rechnungsausgang'] };
    await held(company, 'folder_choice', 1, folders);
    const choose = (folderName: string) =>
      scene.platform.db.ledgerFolderChoice.upsert({
        where: { companyId_ledger: { companyId: company.companyId, ledger: 'accounts_receivable' } },
        create: {
          companyId: company.companyId,
          ledger: 'accounts_receivable',
          folderName,
          chosenBy: {},
          chosenAt: scene.clock.now(),
        },
        update: { folderName },
      });
    await choose('Gibt es nicht');
    expect(await resumeForgottenHolds(scene.platform)).toBe(0);
    await choose('Rechnungsausgang');
    expect(await resumeForgottenHolds(scene.platform)).toBe(1);
  });
});

it('a transfer that was cancelled and is held all the same can be cancelled again (T10)', async () => {
  const company = await readyCompany(scene);
  const transferId = await held(company, 'internal_error', 1, { cancelRequestedAt: scene.clock.now() });
  const shown = await getTransfer(scene.platform, systemActor(company.companyId), { transferId });
  expect(shown?.isCancellable).toBe(true);
  await cancelTransfer(scene.platform, company.customer, { transferId });
  await workUntilQuiet(scene);
  expect(await stateOf(transferId)).toBe('cancelled');
});
