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
  /** @throws FileMissingError when the company has no such file */
  get(file: { companyId: string; sha256: string }): Promise<Uint8Array>;
}

/** As the platform opens it. */
export interface OpenFileStore extends FileStore {
  close(): Promise<void>;
}

export class FileMissingError extends Error {
  override readonly name = 'FileMissingError';
}

export function sha256Of(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
