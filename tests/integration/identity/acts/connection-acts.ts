import { applyEvent, lockConnection } from '@/lib/connection/connection-row';
import { disconnect } from '@/lib/connection/disconnect';
import { recordPermissionSignal, recordTokenRefused } from '@/lib/connection/signals';
import { startConnecting } from '@/lib/connection/start-connecting';
import type { ConnectionEvent } from '@/lib/connection/state';
import type { Refused } from '@/lib/datev/dxso/types';
import { readyCompany } from '../../transfer/scene';
import type { CompanyScene } from '../scene';
import type { ActScene, ActsOf } from './act';

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
  'connection.connected': async () => () => happens(given, given.company, { kind: 'check_passed' }),
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
    const other = await readyCompany(given.scene);
    const problem = { code: 'CONNECTION_DISCONNECTING', params: {} };
    await happens(given, other, { kind: 'disconnect_requested', problem });
    return () => happens(given, other, { kind: 'tokens_revoked' });
  },
});

/** As every change of a connection happens: there is no other door to its state. */
function happens({ scene }: ActScene, { companyId }: CompanyScene, event: ConnectionEvent) {
  return scene.platform.db.$transaction(async (tx) => {
    const row = await lockConnection(tx, companyId);
    if (!row) throw new Error('no connection');
    return applyEvent(scene.platform, tx, row, event);
  });
}
