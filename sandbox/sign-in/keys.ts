import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { JWK } from 'oidc-provider';
import type { DataFolder } from '../world/data-folder';

/** Keys that have to survive a restart so that ID tokens and cookies stay valid. */
export interface SigningKeys {
  readonly jwk: JWK;
  readonly cookieKey: string;
  readonly pairwiseSalt: string;
}

export function loadOrCreateKeys(folder: DataFolder): SigningKeys {
  const earlier = folder.load('keys') as SigningKeys | undefined;
  if (earlier) return earlier;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keys: SigningKeys = {
    jwk: { ...(privateKey.export({ format: 'jwk' }) as JWK), use: 'sig', alg: 'RS256' },
    cookieKey: randomBytes(32).toString('base64url'),
    pairwiseSalt: randomBytes(16).toString('hex'),
  };
  folder.save('keys', keys);
  return keys;
}
