import type { TestProject } from 'vitest/node';
import { ensureTemplate, startTestServer } from './database';

declare module 'vitest' {
  interface ProvidedContext {
    databaseServerUrl: string;
  }
}

/** One PostgreSQL for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  await ensureTemplate(server.url);
  project.provide('databaseServerUrl', server.url);
  return async () => {
    await server.release();
  };
}
