import { createHash } from 'node:crypto';

/** Namespace of our document GUIDs; changing it would give every document a new identity at DATEV. */
const namespace = Buffer.from('5b1f6a0e6d0b4c0f9a3e1f0c7d2b8e41', 'hex');

/**
 * The GUID a document version has at DATEV, always the same for the same version (UUID version 5): DATEV skips a GUID it knows,
 * which is a second net against sending twice, and people can look the document up by it (B6).
 */
export function documentGuid(document: {
  readonly companyId: string;
  readonly documentId: string;
  readonly version: number;
}): string {
  const name = JSON.stringify([document.companyId, document.documentId, document.version]);
  const bytes = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
