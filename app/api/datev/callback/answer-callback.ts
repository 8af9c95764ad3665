import { withTechnicalLog } from '@/app/_server/technical-log';
import { finishConnecting } from '@/lib/connection/finish-connecting';
import type { SignedInUser } from '@/lib/identity/sessions';
import type { Platform } from '@/lib/platform';

/** Page that tells what became of an attempt. */
export const connectionPath = '/datev-verbindung';

/** Uses the code DATEV has sent the browser back with, once (C1). @returns address of the page that tells what came of it */
export async function answerCallback(
  platform: Platform,
  signedIn: Pick<SignedInUser, 'userId' | 'name'>,
  query: URLSearchParams,
): Promise<string> {
  const { attemptId } = await withTechnicalLog(platform, () =>
    finishConnecting(platform, { signedIn, query }),
  );
  return `${platform.settings.appUrl}${connectionPath}?versuch=${attemptId ?? 'unbekannt'}`;
}
