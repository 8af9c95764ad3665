import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileMissingError } from '@/lib/platform/files';
import { createTestPlatform, type TestPlatform } from '../../support/platform';

describe('the platform on a real PostgreSQL (O1)', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await createTestPlatform({ role: 'worker', queues: ['try'] });
  });
  afterAll(() => platform.close());

  it('keeps a file once a company and gives it only to that company', async () => {
    const companyId = randomUUID();
    const content = new TextEncoder().encode('Beleg');
    const first = await platform.files.put({ companyId, content });
    expect(await platform.files.put({ companyId, content })).toEqual(first);
    expect(Buffer.from(await platform.files.get({ companyId, sha256: first.sha256 })).toString()).toBe(
      'Beleg',
    );
    await expect(platform.files.get({ companyId: randomUUID(), sha256: first.sha256 })).rejects.toThrow(
      FileMissingError,
    );
    expect(await platform.db.storedFile.count({ where: { companyId } })).toBe(1);
  });

  it('delivers a message exactly if its transaction commits (T5)', async () => {
    const received: object[] = [];
    await platform.queue.work('try', { concurrency: 1 }, async (data) => void received.push(data));
    await platform.db
      .$transaction(async (tx) => {
        await platform.queue.enqueue(tx, 'try', { from: 'rolled back' });
        throw new Error('power cut');
      })
      .catch((cause: unknown) => expect(String(cause)).toContain('power cut'));
    await platform.db.$transaction((tx) => platform.queue.enqueue(tx, 'try', { from: 'committed' }));
    await expect.poll(() => received, { timeout: 10_000 }).toEqual([{ from: 'committed' }]);
  });
});
