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
  const keys: SigningKeys = {
    jwk: signingKey(),
    cookieKey: randomBytes(32).toString('base64url'),
    pairwiseSalt: randomBytes(16).toString('hex'),
  };
  folder.save('keys', keys);
  return keys;
}

let keyOfThisProcess: JWK | undefined;

/** One RSA key a process: making one takes long, and tests start many of these. */
function signingKey(): JWK {
  keyOfThisProcess ??= {
    ...(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }) as JWK),
    use: 'sig',
    alg: 'RS256',
  };
  return keyOfThisProcess;
}
