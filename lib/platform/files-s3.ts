import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { checkedPieces, FileDamagedError, FileMissingError, type FileStore, sha256Of } from './file-store';

/**
 * Files in S3 under `prefix/companyId/sha256` (O1). An object is written once: what is there already is not sent again.
 * @param url `s3://bucket/prefix?endpoint=https://…&region=eu-central-1`; credentials the way the AWS SDK finds them
 */
export function createS3FileStore(url: URL): FileStore {
  const endpoint = url.searchParams.get('endpoint');
  const client = new S3Client({
    region: url.searchParams.get('region') ?? 'eu-central-1',
    // The digest we give ourselves is enough; stores that only resemble S3 refuse the SDK's own form of it.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
  });
  const prefix = url.pathname.replace(/^\/+|\/+$/g, '');
  const place = (companyId: string, sha256: string) => ({
    Bucket: url.hostname,
    Key: [prefix, companyId, sha256].filter(Boolean).join('/'),
  });

  /** False too where we may not look: then writing decides. */
  async function isThere(companyId: string, sha256: string, size: number): Promise<boolean> {
    try {
      const { ContentLength } = await client.send(new HeadObjectCommand(place(companyId, sha256)));
      return ContentLength === size;
    } catch (cause) {
      if (statusOf(cause) === 404 || statusOf(cause) === 403) return false;
      throw cause;
    }
  }

  return {
    async put({ companyId, content }) {
      const sha256 = sha256Of(content);
      if (!(await isThere(companyId, sha256, content.length))) {
        const ChecksumSHA256 = Buffer.from(sha256, 'hex').toString('base64');
        await client.send(
          new PutObjectCommand({ ...place(companyId, sha256), Body: content, ChecksumSHA256 }),
        );
      }
      return { sha256, size: content.length };
    },
    async get({ companyId, sha256 }) {
      const content = await download(client, place(companyId, sha256));
      if (content === null) throw new FileMissingError(`no file ${sha256}`);
      if (sha256Of(content) !== sha256) throw new FileDamagedError(`file ${sha256} is damaged`);
      return content;
    },
    async *read({ companyId, sha256 }) {
      const body = await open(client, place(companyId, sha256));
      if (!body) throw new FileMissingError(`no file ${sha256}`);
      yield* checkedPieces(body.transformToWebStream(), sha256);
    },
  };
}

async function download(
  client: S3Client,
  place: { Bucket: string; Key: string },
): Promise<Uint8Array | null> {
  const body = await open(client, place);
  return body ? await body.transformToByteArray() : null;
}

async function open(client: S3Client, place: { Bucket: string; Key: string }) {
  try {
    const { Body } = await client.send(new GetObjectCommand(place));
    return Body ?? null;
  } catch (cause) {
    // A missing bucket is also 404, but no missing file: that one is an error to be seen.
    if (cause instanceof NoSuchKey) return null;
    throw cause;
  }
}

function statusOf(cause: unknown): number | undefined {
  return cause instanceof S3ServiceException ? cause.$metadata.httpStatusCode : undefined;
}
