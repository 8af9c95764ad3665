import { ensureBuilt } from '../../scripts/web-build';
import { writeStack } from './support/stack';
import { startStack } from './support/start-stack';

/** One stack for all browser tests. */
export default async function setup(): Promise<() => Promise<void>> {
  ensureBuilt();
  const { stack, stop } = await startStack({
    environment: 'local',
    clientId: 'belegbote-local',
    clientSecret: 'belegbote-local-secret',
  });
  writeStack(stack);
  return stop;
}
