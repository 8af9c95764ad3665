import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto';
import type { SealedName } from './sealed-columns';
import type { TokenKey } from './settings';

/** What a sealed text belongs to; a text moved to another company or column no longer opens (C10). */
export interface SealedPlace {
  /** A company's id, or `user:<id>`. */
  readonly companyId: string;
  readonly column: SealedName;
}

/** Encrypts secrets at rest: AES-256-GCM, key id in the text, company and column as authenticated data (C10). */
export interface Vault {
  seal(text: string, place: SealedPlace): string;
  /** @throws VaultError when key, place or text do not fit */
  open(sealed: string, place: SealedPlace): string;
  /** True when the text was not sealed by the first key: time to seal it again. */
  isUnderOldKey(sealed: string): boolean;
}

/** A sealed text that can't be opened; the message holds neither text nor key. */
export class VaultError extends Error {
  override readonly name = 'VaultError';
}

const version = 'v1';
const ivBytes = 12;
const tagBytes = 16;

/** @param tokenKeys first one seals, all of them open */
export function createVault(tokenKeys: readonly TokenKey[]): Vault {
  // Made once: a cipher given the bytes makes a key object each time, which costs more than the text of a column.
  const keys = tokenKeys.map(({ id, key }) => ({ id, key: createSecretKey(key) }));
  const [sealing] = keys;
  if (!sealing) throw new VaultError('no key to seal with');
  return {
    seal(text, place) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', sealing.key, iv).setAAD(authenticated(place));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [version, sealing.id, Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')].join(
        '.',
      );
    },
    open(sealed, place) {
      const [format, keyId, content] = sealed.split('.');
      const key = keys.find(({ id }) => id === keyId);
      if (format !== version || !key || !content) throw new VaultError('unknown format or key');
      const bytes = Buffer.from(content, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key.key, bytes.subarray(0, ivBytes))
        .setAAD(authenticated(place))
        .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
      try {
        return Buffer.concat([
          decipher.update(bytes.subarray(ivBytes + tagBytes)),
          decipher.final(),
        ]).toString('utf8');
      } catch (cause) {
        throw new VaultError('sealed text does not fit its place', { cause });
      }
    },
    isUnderOldKey(sealed) {
      return sealed.split('.')[1] !== sealing.id;
    },
  };
}

function authenticated({ companyId, column }: SealedPlace): Buffer {
  return Buffer.from(`${companyId}|${column}`, 'utf8');
}
