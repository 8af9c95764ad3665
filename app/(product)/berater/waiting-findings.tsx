import { getPlatform } from '@/app/_server/platform';
import { inReadersLanguage } from '@/app/_shell/findings';
import { WaitingList } from '@/components/adviser/waiting-list';
import { companyFindings } from '@/lib/adviser/company-findings';
import type { UserActor } from '@/lib/identity/actor';
import { mattersOf } from '@/lib/preflight/adviser-mail';
import { openInCompany } from './actions';

/** What one company waits for its Berater to do; comes after the page, because it looks through all open documents. */
export async function WaitingFindings({ actor }: { actor: UserActor }) {
  const matters = mattersOf(await companyFindings(await getPlatform(), actor));
  const findings = await inReadersLanguage(matters.map(({ finding }) => finding));
  return (
    <WaitingList
      companyId={actor.companyId}
      openInCompany={openInCompany}
      matters={findings.map((finding, index) => ({ finding, documents: matters[index]?.documents ?? [] }))}
    />
  );
}
