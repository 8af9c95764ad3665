import { getLocale } from 'next-intl/server';
import { readerLocale } from '@/components/format/format';
import type { Problem } from '@/lib/bookkeeping/problem';
import type { ConnectionDescription } from '@/lib/connection/describe-connection';
import type { UserActor } from '@/lib/identity/actor';
import { type AdviserMail, adviserMail } from '@/lib/preflight/adviser-mail';
import {
  type Finding,
  type FindingJson,
  type FindingSubject,
  findingJson,
  toFinding,
} from '@/lib/preflight/finding';

/** Problems of a use case as findings in the reader's language. */
export async function findingsOf(
  problems: readonly Problem[],
  subject: FindingSubject | null = null,
): Promise<FindingJson[]> {
  return inReadersLanguage(problems.map((problem) => toFinding(problem, subject)));
}

export async function inReadersLanguage(findings: readonly Finding[]): Promise<FindingJson[]> {
  const locale = readerLocale(await getLocale());
  return findings.map((finding) => findingJson(finding, locale));
}

/** The ready mail to the Berater about these findings; null where there is nothing for him to do (M8). */
export async function adviserMailOf(
  findings: readonly Finding[],
  about: {
    readonly actor: UserActor;
    readonly companyName: string;
    readonly connection: Pick<ConnectionDescription, 'consultantNumber' | 'clientNumber'>;
  },
): Promise<AdviserMail | null> {
  const { consultantNumber, clientNumber } = about.connection;
  return adviserMail({
    companyName: about.companyName,
    consultantNumber,
    clientNumber,
    senderName: about.actor.name,
    findings,
    locale: readerLocale(await getLocale()),
  });
}
