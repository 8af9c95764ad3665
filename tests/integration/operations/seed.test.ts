import { spawnSync } from 'node:child_process';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmptyDatabase } from './empty-database';

let database: { url: string; drop(): Promise<void> };
beforeAll(async () => {
  database = await createEmptyDatabase();
});
afterAll(() => database.drop());

const production = {
  DATEV_ENVIRONMENT: 'production',
  APP_URL: 'https://belege.example',
  DATEV_CLIENT_ID: 'client',
  DATEV_CLIENT_SECRET: 'secret',
  AUTH_SECRET: 'a-secret-for-tests-of-the-seed-000000000',
  TOKEN_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
};

describe('npm run seed (S2)', () => {
  it('puts no person with a known password where production runs', async () => {
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/seed.ts', 'demo'], {
      env: { ...process.env, ...production, DATABASE_URL: database.url },
      encoding: 'utf8',
    });
    expect(stderr).toContain('läuft nicht, wo DATEV_ENVIRONMENT=production ist');
    expect(status).toBe(2);
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query(
      "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'",
    );
    await client.end();
    expect(rows).toEqual([]);
  });
});
