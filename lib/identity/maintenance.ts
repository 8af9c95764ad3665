import type { Platform } from '@/lib/platform';
import { forgetOldIdempotencyRecords } from './idempotency';
import { forgetOldPasswordResets } from './password-reset';
import { forgetOldRateWindows } from './rate-limit';
import { forgetOldSignInAttempts } from './sign-in-limit';

/** Sessions that ended or expired are kept this long, so that a person can see where he was signed in. */
const sessionsKeptMs = 90 * 24 * 60 * 60_000;

/** For a daily job: forgets what counts no more. Safe at any time and from any number of workers. */
export async function purgeIdentityRecords(platform: Platform): Promise<void> {
  await forgetOldSignInAttempts(platform);
  await forgetOldIdempotencyRecords(platform);
  await forgetOldPasswordResets(platform);
  await forgetOldRateWindows(platform);
  const before = new Date(platform.clock.now().getTime() - sessionsKeptMs);
  await platform.db.userSession.deleteMany({ where: { expiresAt: { lt: before } } });
}
