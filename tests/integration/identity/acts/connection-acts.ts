import { disconnect } from '@/lib/connection/disconnect';
import { retryRevocations } from '@/lib/connection/revocations';
import { recordPermissionSignal, recordTokenRefused } from '@/lib/connection/signals';
import { startConnecting } from '@/lib/connection/start-connecting';
import type { Refused } from '@/lib/datev/dxso/types';
import { readyCompany } from '../../transfer/scene';
import type { ActsOf } from './act';

const refused: Refused = {
  kind: 'refused',
  httpStatus: 403,
  code: null,
  description: null,
  helpUrl: null,
  requestId: null,
  raw: '',
};

export const connectionActs: ActsOf = (given) => ({
  'connection.requested': async () => () =>
    startConnecting(given.scene.platform, {
      actor: given.company.admin,
      consultantNumber: '455148',
      clientNumber: '1',
      services: ['rechnungsdatenservice'],
    }),
  'connection.permission_lost': async () => {
    const { scene, company } = given;
    scene.clock.advance(1_000);
    const signal = { companyId: company.companyId, operation: 'getClientBasics', refused } as const;
    return () => recordPermissionSignal(scene.platform, { ...signal, askedAt: scene.clock.now() });
  },
  'connection.needs_reconnect': async () => {
    const { companyId } = await readyCompany(given.scene);
    const { platform } = given.scene;
    const { tokenGeneration } = await platform.db.connection.findUniqueOrThrow({ where: { companyId } });
    const signal = { companyId, generation: tokenGeneration, operation: 'getClientBasics' } as const;
    return () => recordTokenRefused(platform, { ...signal, refused: { ...refused, httpStatus: 401 } });
  },
  'connection.disconnecting': async () => {
    const other = await readyCompany(given.scene);
    return () => disconnect(given.scene.platform, { actor: other.admin });
  },
  'connection.not_connected': async () => {
    const { platform, datev } = given.scene;
    const other = await readyCompany(given.scene);
    datev.misbehaviour.order({ operation: 'revoke', mischief: { kind: 'answer', status: 503 }, times: null });
    await disconnect(platform, { actor: other.admin });
    datev.misbehaviour.clear();
    // As a process leaves it that died after DATEV's last yes.
    await platform.db.pendingRevocation.deleteMany({ where: { companyId: other.companyId } });
    return () => retryRevocations(platform);
  },
});
