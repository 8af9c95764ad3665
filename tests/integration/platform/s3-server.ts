import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';

/** A real S3 server on this machine: HTTP, signatures checked, objects on disk. */
export interface TestS3 {
  /** Value of `FILE_STORE`. */
  fileStore(bucket?: string): string;
  /** Objects written so far. */
  written(): number;
  close(): Promise<void>;
}

const bucketName = 'belege';

export async function startS3(): Promise<TestS3> {
  const directory = await mkdtemp(join(tmpdir(), 'belegbote-s3-'));
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    configureBuckets: [{ name: bucketName }],
  });
  let written = 0;
  server.on('event', (event: { Records: { eventName: string }[] }) => {
    written += event.Records.filter(({ eventName }) => eventName.startsWith('ObjectCreated')).length;
  });
  const { port } = await server.run();
  // The only key pair this server knows; the store finds it the way every AWS program does.
  process.env.AWS_ACCESS_KEY_ID = 'S3RVER';
  process.env.AWS_SECRET_ACCESS_KEY = 'S3RVER';
  return {
    fileStore: (bucket = bucketName) => `s3://${bucket}/haus/nord?endpoint=http://127.0.0.1:${port}`,
    written: () => written,
    async close() {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
