import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { shownCompanyCookie, shownCompanyHeader } from '@/components/session/shown-company';
import type { UserActor } from '@/lib/identity/actor';

/**
 * What to tell somebody whose page shows another company than the one chosen now, in another tab for example: what he sends
 * belongs into the books he sees, or none (S1, C4).
 * @param request one that a page of ours made itself; without: an act, which can bring a cookie and no header
 * @returns null when nothing stands against it
 */
export async function otherCompanyShown({ companyId }: UserActor, request?: Request): Promise<string | null> {
  const named = request
    ? request.headers.get(shownCompanyHeader)
    : (await cookies()).get(shownCompanyCookie)?.value;
  if ((named ?? companyId) === companyId) return null;
  return (await getTranslations('errors'))('otherCompany');
}
