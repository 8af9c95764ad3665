import { randomBytes, randomUUID } from 'node:crypto';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  createFileStore,
  FileDamagedError,
  FileMissingError,
  type FileStore,
  sha256Of,
} from '@/lib/platform/files';
import { readSettings } from '@/lib/platform/settings';
import { createTestPlatform, type TestPlatform } from '../../support/platform';
import { startS3, type TestS3 } from './s3-server';

let s3: TestS3;
let platform: TestPlatform;
beforeAll(async () => {
  s3 = await startS3();
  platform = await createTestPlatform();
});
afterAll(async () => {
  await platform.close();
  await s3.close();
});

function storeAt(fileStore: string): FileStore {
  const settings = readSettings({ DATABASE_URL: platform.settings.databaseUrl, FILE_STORE: fileStore });
  return createFileStore(settings);
}

async function piecesOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return all;
}

const kinds = [
  ['PostgreSQL', () => 'postgres'],
  ['S3', () => s3.fileStore()],
] as const;

describe.each(kinds)('files in %s (O1)', (_, fileStore) => {
  it('come back as they were, by their SHA-256', async () => {
    const store = storeAt(fileStore());
    const companyId = randomUUID();
    // Pieces end at 64 and 512 KB: sizes on, before and behind such an end.
    const sizes = [0, 1, 64 * 1024, 512 * 1024, 1024 * 1024, 1024 * 1024 + 1, 3_000_000];
    for (const content of [...sizes.map((size) => randomBytes(size)), Buffer.from('Belég')]) {
      const put = await store.put({ companyId, content });
      expect(put).toEqual({ sha256: sha256Of(content), size: content.length });
      expect(sha256Of(await store.get({ companyId, sha256: put.sha256 }))).toBe(put.sha256);
      if (content.length === 0) continue;
      const pieces = await piecesOf(store.read({ companyId, sha256: put.sha256 }));
      expect(sha256Of(Buffer.concat(pieces))).toBe(put.sha256);
      expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(512 * 1024);
    }
  });

  it('are given to their company only (S1)', async () => {
    const store = storeAt(fileStore());
    const { sha256 } = await store.put({ companyId: randomUUID(), content: Buffer.from('fremd') });
    await expect(store.get({ companyId: randomUUID(), sha256 })).rejects.toThrow(FileMissingError);
    const foreign = store.read({ companyId: randomUUID(), sha256 });
    await expect(piecesOf(foreign)).rejects.toThrow(FileMissingError);
  });

  it('may be put by many at once', async () => {
    const store = storeAt(fileStore());
    const companyId = randomUUID();
    const content = Buffer.from(randomUUID());
    const refs = await Promise.all(Array.from({ length: 8 }, () => store.put({ companyId, content })));
    expect(new Set(refs.map(({ sha256 }) => sha256)).size).toBe(1);
  });
});

describe('damaged files', () => {
  const content = randomBytes(1024 * 1024);
  const wrong = Buffer.from(content);
  wrong[17] = (content[17] ?? 0) ^ 1;

  it.each([
    [
      'PostgreSQL',
      () => 'postgres',
      async (companyId: string, sha256: string) => {
        await platform.db.storedFile.updateMany({ where: { companyId, sha256 }, data: { content: wrong } });
      },
    ],
    [
      'S3',
      () => s3.fileStore(),
      async (companyId: string, sha256: string) => {
        const Key = `haus/nord/${companyId}/${sha256}`;
        await client().send(new PutObjectCommand({ Bucket: 'belege', Key, Body: wrong }));
      },
    ],
  ])(
    'never leave %s whole, also when their size is that of whole pieces (T5)',
    async (_, fileStore, damage) => {
      const store = storeAt(fileStore());
      const companyId = randomUUID();
      const { sha256 } = await store.put({ companyId, content });
      await damage(companyId, sha256);
      await expect(store.get({ companyId, sha256 })).rejects.toThrow(FileDamagedError);
      let seen = 0;
      const reading = async () => {
        for await (const piece of store.read({ companyId, sha256 })) seen += piece.length;
      };
      await expect(reading()).rejects.toThrow(FileDamagedError);
      expect(seen).toBeLessThan(content.length);
    },
  );
});

describe('S3 over HTTP (O1)', () => {
  it('is written once for the same bytes of a company', async () => {
    const store = storeAt(s3.fileStore());
    const companyId = randomUUID();
    const content = Buffer.from(randomUUID());
    await store.put({ companyId, content });
    const before = s3.written();
    await store.put({ companyId, content });
    expect(s3.written()).toBe(before);
    await store.put({ companyId: randomUUID(), content });
    expect(s3.written()).toBe(before + 1);
  });

  it('keeps objects under prefix, company and SHA-256', async () => {
    const companyId = randomUUID();
    const { sha256 } = await storeAt(s3.fileStore()).put({ companyId, content: Buffer.from('Ort') });
    const Key = `haus/nord/${companyId}/${sha256}`;
    const { Body } = await client().send(new GetObjectCommand({ Bucket: 'belege', Key }));
    expect(await Body?.transformToString()).toBe('Ort');
  });

  it('never gives out bytes that are not those that were put', async () => {
    const store = storeAt(s3.fileStore());
    const companyId = randomUUID();
    const { sha256 } = await store.put({ companyId, content: Buffer.from('richtig') });
    const Key = `haus/nord/${companyId}/${sha256}`;
    await client().send(new PutObjectCommand({ Bucket: 'belege', Key, Body: 'falsch!' }));
    await expect(store.get({ companyId, sha256 })).rejects.toThrow(FileDamagedError);
  });

  it('writes again what lies there in another length, as after a broken copy of the bucket', async () => {
    const store = storeAt(s3.fileStore());
    const companyId = randomUUID();
    const content = Buffer.from('vollständig');
    const { sha256 } = await store.put({ companyId, content });
    const Key = `haus/nord/${companyId}/${sha256}`;
    await client().send(new PutObjectCommand({ Bucket: 'belege', Key, Body: 'voll' }));
    // The server of these tests answers a PUT a moment before its file is written.
    await vi.waitFor(async () => {
      const { ContentLength } = await client().send(new HeadObjectCommand({ Bucket: 'belege', Key }));
      expect(ContentLength).toBe(4);
    });
    await store.put({ companyId, content });
    await vi.waitFor(async () => {
      expect(Buffer.from(await store.get({ companyId, sha256 })).toString()).toBe('vollständig');
    });
  });

  it('does not take a missing bucket or a dead server for a missing file', async () => {
    const sha256 = sha256Of(Buffer.from('x'));
    const elsewhere = storeAt(s3.fileStore('anderer-bucket'));
    const failure = await elsewhere.get({ companyId: randomUUID(), sha256 }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(FileMissingError);
    const dead = storeAt('s3://belege?endpoint=http://127.0.0.1:1');
    await expect(dead.get({ companyId: randomUUID(), sha256 })).rejects.not.toThrow(FileMissingError);
  });
});

function client(): S3Client {
  const endpoint = new URL(s3.fileStore()).searchParams.get('endpoint') ?? '';
  return new S3Client({ region: 'eu-central-1', endpoint, forcePathStyle: true });
}
