/** `npm run verify`: recomputes the hash chain of every protocol. Exit code 0: all are whole; 1: one was tampered with. */
import { sayVerdicts, verifyAllChains } from './operation/verify-chains';
import { runOperation } from './operation/with-platform';

await runOperation(async (platform) => sayVerdicts(await verifyAllChains(platform)));
