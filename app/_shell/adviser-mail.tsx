import { getPlatform } from '@/app/_server/platform';
import { AdviserMailButton } from '@/components/findings/adviser-mail-button';
import { describeConnection } from '@/lib/connection/describe-connection';
import type { UserActor } from '@/lib/identity/actor';
import { readCompany } from '@/lib/identity/companies';
import { mattersOf } from '@/lib/preflight/adviser-mail';
import type { Finding } from '@/lib/preflight/finding';
import { adviserMailOf } from './findings';

interface AdviserMailProps {
  readonly findings: readonly Finding[];
  readonly actor: UserActor;
}

/** Beside findings: the ready mail to the Berater, where he is the one who mends them (M8). */
export async function AdviserMail({ findings, actor }: AdviserMailProps) {
  if (mattersOf(findings).length === 0) return null;
  const platform = await getPlatform();
  const [connection, company] = await Promise.all([
    describeConnection(platform, { actor }),
    readCompany(platform, actor),
  ]);
  return (
    <AdviserMailButton
      mail={await adviserMailOf(findings, { actor, connection, companyName: company.name })}
    />
  );
}
