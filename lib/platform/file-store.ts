import { createHash } from 'node:crypto';

interface StoredFileRef {
  /** Lower-case hex. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** Bytes of companies, addressed by their SHA-256; the same bytes are kept once a company (O1). */
export interface FileStore {
  put(file: { companyId: string; content: Uint8Array }): Promise<StoredFileRef>;
  /** @throws FileMissingError when the company has no such file, FileDamagedError when it holds other bytes now */
  get(file: { companyId: string; sha256: string }): Promise<Uint8Array>;
  /**
   * The same bytes one piece after the other, so that a large file never stands in memory whole. The last piece comes only when
   * all of them are the right ones.
   * @throws FileMissingError with the first piece, FileDamagedError instead of the last one
   */
  read(file: { companyId: string; sha256: string }): AsyncIterable<Uint8Array>;
}

/** As the platform opens it. */
export interface OpenFileStore extends FileStore {
  close(): Promise<void>;
}

export class FileMissingError extends Error {
  override readonly name = 'FileMissingError';
}

/** Bytes came back that are not those that were put: they must reach nobody, least of all DATEV. */
export class FileDamagedError extends Error {
  override readonly name = 'FileDamagedError';
}

/** Passes pieces on, one behind, and holds the last one until the digest of all is right. */
export async function* checkedPieces(
  pieces: AsyncIterable<Uint8Array>,
  sha256: string,
): AsyncGenerator<Uint8Array> {
  const digest = createHash('sha256');
  let held: Uint8Array | null = null;
  for await (const piece of pieces) {
    // An empty piece at the end must not push the true last one out before the digest is known.
    if (piece.length === 0) continue;
    digest.update(piece);
    if (held) yield held;
    held = piece;
  }
  if (digest.digest('hex') !== sha256) throw new FileDamagedError(`file ${sha256} is damaged`);
  if (held) yield held;
}

/** @throws FileDamagedError when these are not the bytes of this address */
export function checkedContent<T extends Uint8Array>(content: T, sha256: string): T {
  if (sha256Of(content) !== sha256) throw new FileDamagedError(`file ${sha256} is damaged`);
  return content;
}

export function sha256Of(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
