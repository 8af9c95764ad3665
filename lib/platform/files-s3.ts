import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { FileMissingError, type FileStore, sha256Of } from './file-store';

/**
 * Files in S3 under `prefix/companyId/sha256`.
 * @param url `s3://bucket/prefix?endpoint=https://…&region=eu-central-1`; credentials the way the AWS SDK finds them
 */
export function createS3FileStore(url: URL): FileStore {
  const endpoint = url.searchParams.get('endpoint');
  const client = new S3Client({
    region: url.searchParams.get('region') ?? 'eu-central-1',
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
  });
  const prefix = url.pathname.replace(/^\/+|\/+$/g, '');
  const place = (companyId: string, sha256: string) => ({
    Bucket: url.hostname,
    Key: [prefix, companyId, sha256].filter(Boolean).join('/'),
  });
  return {
    async put({ companyId, content }) {
      const sha256 = sha256Of(content);
      await client.send(new PutObjectCommand({ ...place(companyId, sha256), Body: content }));
      return { sha256, size: content.length };
    },
    async get({ companyId, sha256 }) {
      try {
        const { Body } = await client.send(new GetObjectCommand(place(companyId, sha256)));
        if (!Body) throw new FileMissingError(`no file ${sha256}`);
        return await Body.transformToByteArray();
      } catch (cause) {
        if (cause instanceof NoSuchKey) throw new FileMissingError(`no file ${sha256}`, { cause });
        throw cause;
      }
    },
  };
}
