/**
 * `npm run purge -- --operator EMAIL --reason TEXT [--company ID] [--yes]`: deletes protocol entries whose retention has ended, as a
 * recorded act of this operator. Without `--yes` it only tells what would go.
 */
import { parseArgs } from 'node:util';
import type { OperatorActor } from '@/lib/identity/actor';
import type { Platform } from '@/lib/platform';
import { type PurgeResult, purgeProtocol } from './operation/purge-protocol';
import { OperationRefused, runOperation, say } from './operation/with-platform';

const { values } = parseArgs({
  options: {
    operator: { type: 'string', default: '' },
    reason: { type: 'string', default: '' },
    company: { type: 'string' },
    yes: { type: 'boolean', default: false },
  },
});

await runOperation(async (platform) => {
  const actor = await operatorOf(platform, values.operator);
  const reason = values.reason.trim();
  if (reason === '') throw new OperationRefused('Bitte den Grund nennen: --reason "…"');
  const companies = await platform.db.company.findMany({
    where: values.company === undefined ? {} : { id: values.company },
    orderBy: { name: 'asc' },
  });
  let hasBroken = false;
  for (const { id: companyId, name } of companies) {
    const result = await purgeProtocol(platform, { actor, companyId, reason, onlyLook: !values.yes });
    say(`${name} (${companyId}): ${wordsOf(result)}`);
    hasBroken ||= result.kind === 'chain_broken';
  }
  if (!values.yes) say('Es wurde nichts gelöscht; dafür bitte --yes angeben.');
  return hasBroken ? 1 : 0;
});

async function operatorOf({ db }: Platform, email: string): Promise<OperatorActor> {
  const user = await db.user.findFirst({
    where: { email: email.trim().toLowerCase(), isOperator: true, disabledAt: null },
  });
  if (!user) throw new OperationRefused('Bitte einen Betreiber nennen, den es gibt: --operator E-MAIL');
  return { kind: 'operator', userId: user.id, name: user.name };
}

function wordsOf(result: PurgeResult): string {
  switch (result.kind) {
    case 'purged':
      return `${result.rows} Einträge gelöscht, bis Platz ${result.upToPosition}`;
    case 'expired':
      return `${result.rows} Einträge dürfen gelöscht werden, bis Platz ${result.upToPosition}`;
    case 'nothing_expired':
      return 'nichts abgelaufen';
    case 'chain_broken':
      return 'nicht angefasst: Das Protokoll wurde verändert (npm run verify)';
  }
}
