import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { checkedContent, checkedPieces, FileMissingError, type FileStore, sha256Of } from './file-store';

/** A piece is a request of its own, so that a slow receiver holds no connection and nothing is left half read. */
const pieceBytes = 512 * 1024;

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
      const whole = await download(client, place(companyId, sha256));
      if (whole === null) throw new FileMissingError(`no file ${sha256}`);
      return checkedContent(whole.content, sha256);
    },
    read: ({ companyId, sha256 }) => checkedPieces(piecesOf(client, place(companyId, sha256)), sha256),
  };
}

interface Place {
  readonly Bucket: string;
  readonly Key: string;
}

async function* piecesOf(client: S3Client, place: Place): AsyncGenerator<Uint8Array> {
  for (let first = 0; ; first += pieceBytes) {
    const range = `bytes=${first}-${first + pieceBytes - 1}`;
    const part = await download(client, place, range);
    if (part === null) throw new FileMissingError(`no file ${place.Key}`);
    yield part.content;
    if (part.isLast) return;
  }
}

interface Part {
  readonly content: Uint8Array;
  readonly isLast: boolean;
}

/** @param range of bytes; without it the whole object */
async function download(client: S3Client, place: Place, range?: string): Promise<Part | null> {
  try {
    const { Body, ContentRange } = await client.send(
      new GetObjectCommand({ ...place, ...(range ? { Range: range } : {}) }),
    );
    return Body ? { content: await Body.transformToByteArray(), isLast: endsObject(ContentRange) } : null;
  } catch (cause) {
    // A missing bucket is also 404, but no missing file: that one is an error to be seen.
    if (cause instanceof NoSuchKey) return null;
    // An empty object has no range at all.
    if (range && statusOf(cause) === 416) return { content: new Uint8Array(0), isLast: true };
    throw cause;
  }
}

/** `bytes 0-524287/3000000`; a store that does not know ranges sends everything at once. */
function endsObject(contentRange: string | undefined): boolean {
  const [, last, size] = /^bytes \d+-(\d+)\/(\d+)$/.exec(contentRange ?? '') ?? [];
  return last === undefined || Number(last) + 1 >= Number(size);
}

function statusOf(cause: unknown): number | undefined {
  return cause instanceof S3ServiceException ? cause.$metadata.httpStatusCode : undefined;
}
