import { hash, verify } from '@node-rs/argon2';
import { isGuessable } from './guessable';

/** argon2id with OWASP's parameters: 19 MiB, 2 passes, 1 lane (S3). 2 is Algorithm.Argon2id, a const enum that isolated modules cannot import. */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const shortestPassword = 12;
/** Longer input only costs us time. */
const longestPassword = 200;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), parameters);
}

export async function isPassword(passwordHash: string, password: string): Promise<boolean> {
  if (password.length > longestPassword) return false;
  return verify(passwordHash, password.normalize('NFKC'));
}

let decoy: Promise<string> | undefined;

/** Spends the time of a real check where there is no such person, so that answers do not tell who has an account. */
export async function spendPasswordCheck(password: string): Promise<false> {
  decoy ??= hashPassword('nobody has this password');
  await isPassword(await decoy, password);
  return false;
}

export type PasswordProblem = 'too_short' | 'too_long' | 'contains_email' | 'guessable';

/** Rules for a new password: length counts, composition does not (NIST 800-63B, ASVS 5.0 6.2). */
export function passwordProblem(password: string, email: string): PasswordProblem | null {
  if ([...password].length < shortestPassword) return 'too_short';
  if (password.length > longestPassword) return 'too_long';
  const localPart = email.split('@')[0] ?? '';
  if (localPart.length >= 4 && password.toLowerCase().includes(localPart.toLowerCase()))
    return 'contains_email';
  if (isGuessable(password)) return 'guessable';
  return null;
}
