import { recordRetention } from '@/lib/operation/record-retention';
import { createVault } from '@/lib/platform/vault';
import { settleAfterRestore } from '@/scripts/operation/backup/after-restore';
import { purgeProtocol } from '@/scripts/operation/purge-protocol';
import { resealAll } from '@/scripts/operation/reseal-all';
import { receivedYearsAgo } from '../../operations/old-protocol';
import { operator } from '../scene';
import { type ActsOf, reason } from './act';
import { heldTransfer } from './transfer-acts';

export const operationActs: ActsOf = (given) => ({
  'retention.set': async () => {
    const { platform } = given.scene;
    await recordRetention(platform);
    const settings = { ...platform.settings, httpLogDays: platform.settings.httpLogDays + 1 };
    return () => recordRetention({ ...platform, settings });
  },
  'operation.restored': async () => {
    await heldTransfer(given, 'setup');
    const backupAt = given.scene.clock.now().toISOString();
    return () => settleAfterRestore(given.scene.platform, { since: 'unknown', backupAt });
  },
  'protocol.purged': async () => {
    const { companyId } = given.company;
    await receivedYearsAgo(given.scene.platform, companyId, 9);
    const act = { actor: operator, companyId, reason, onlyLook: false };
    return () => purgeProtocol(given.scene.platform, act);
  },
  // The last of all: what is sealed anew no other act can read.
  'secrets.resealed': async () => {
    const { platform } = given.scene;
    const tokenKeys = [{ id: 'new', key: Buffer.alloc(32, 5) }, ...platform.settings.tokenKeys];
    const restarted = {
      ...platform,
      vault: createVault(tokenKeys),
      settings: { ...platform.settings, tokenKeys },
    };
    return () => resealAll(restarted, { onlyLook: false });
  },
});
