import { getTranslations } from 'next-intl/server';
import { shownCompanyHeader } from '@/components/session/shown-company';
import type { UserActor } from '@/lib/identity/actor';

/**
 * What to tell somebody whose page shows another company than the one chosen now, in another tab for example: what he sends
 * belongs into the books he sees, or none (S1, C4).
 * @returns null when nothing stands against it
 */
export async function otherCompanyShown(request: Request, { companyId }: UserActor): Promise<string | null> {
  const shown = request.headers.get(shownCompanyHeader);
  if (shown === null || shown === companyId) return null;
  return (await getTranslations('errors'))('otherCompany');
}
