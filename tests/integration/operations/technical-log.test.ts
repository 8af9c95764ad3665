import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTechnicalLog } from '@/app/_server/technical-log';
import { answerCallback } from '@/app/api/datev/callback/answer-callback';
import { checkConnection } from '@/lib/connection/daily-check';
import { httpLogOf, settleHttpLog } from '@/lib/connection/http-log';
import { recordExchange } from '@/lib/datev/http/exchange';
import type { Platform } from '@/lib/platform';
import { newAdmin, openScene, type Scene, signInAtDatev } from '../connection/scene';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const slowMs = 250;

/** The same platform on a database that takes its time with the technical log, as a busy one does. */
function withSlowLog(platform: Platform): Platform {
  const { httpLogEntry } = platform.db;
  const slowEntry = new Proxy(httpLogEntry, {
    get(target, name) {
      if (name !== 'createMany') return Reflect.get(target, name);
      return async (input: Parameters<typeof httpLogEntry.createMany>[0]) => {
        await new Promise((wake) => setTimeout(wake, slowMs));
        return await target.createMany(input);
      };
    },
  });
  const db = new Proxy(platform.db, {
    get: (target, name) => (name === 'httpLogEntry' ? slowEntry : Reflect.get(target, name)),
  });
  return { ...platform, db };
}

async function logged(companyId: string): Promise<string[]> {
  const rows = await scene.platform.db.httpLogEntry.findMany({
    where: { companyId },
    orderBy: { at: 'asc' },
    select: { operation: true },
  });
  return rows.map(({ operation }) => operation);
}

describe('the technical log of a web process (P6)', () => {
  it('is written when the callback answers: a process that stops after it loses no line', async () => {
    const admin = await newAdmin(scene);
    const { searchParams } = await signInAtDatev(scene, admin);
    const address = await answerCallback(withSlowLog(scene.platform), admin, searchParams);
    expect(address).toMatch(/\/datev-verbindung\?versuch=[0-9a-f-]{36}$/);
    // Read at once, and by another handle than the one that writes: nobody waits for anything any more.
    expect(await logged(admin.companyId)).toContain('getClientBasics');
    const connection = await scene.platform.db.connection.findUniqueOrThrow({
      where: { companyId: admin.companyId },
    });
    expect(connection.state).toBe('connected');
  });

  it('is written when a check answers, and when it fails', async () => {
    const admin = await newAdmin(scene);
    const slow = withSlowLog(scene.platform);
    await answerCallback(slow, admin, (await signInAtDatev(scene, admin)).searchParams);
    const before = await logged(admin.companyId);
    await withTechnicalLog(slow, () => checkConnection(slow, { actor: admin }));
    expect((await logged(admin.companyId)).length).toBe(before.length + 1);

    const broken = withTechnicalLog(slow, async () => {
      await checkConnection(slow, { actor: admin });
      throw new Error('the page could not be drawn');
    });
    await expect(broken).rejects.toThrow('could not be drawn');
    expect((await logged(admin.companyId)).length).toBe(before.length + 2);
  });

  it('is written in bundles, and a line PostgreSQL does not take costs no other', async () => {
    const { companyId } = await newAdmin(scene);
    const note = httpLogOf(scene.platform, { companyId });
    const bodies = [...Array.from({ length: 130 }, () => 'gut'), 'mit \u0000 darin', 'auch gut'];
    for (const responseBody of bodies)
      note(
        recordExchange({
          at: new Date(),
          operation: 'getJobStatus',
          method: 'GET',
          url: 'https://datev.example/jobs/1',
          requestHeaders: {},
          status: 200,
          responseHeaders: {},
          responseBody,
          durationMs: 5,
          failure: null,
        }),
      );
    await settleHttpLog(scene.platform);
    expect(await logged(companyId)).toHaveLength(131);
  });
});
