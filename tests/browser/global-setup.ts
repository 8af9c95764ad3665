import { ensureBuilt } from '../../scripts/web-build';
import { startTestServer } from '../support/database';

/** The built web and the database server; each worker of the test runner starts a stack of its own on them. */
export default async function setup(): Promise<() => Promise<void>> {
  ensureBuilt();
  const { url, release } = await startTestServer();
  // The workers inherit it: to them it is the server they were given.
  process.env['DATABASE_URL'] = url;
  return release;
}
