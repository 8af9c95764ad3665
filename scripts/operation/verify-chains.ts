import type { Platform } from '@/lib/platform';
import type { ChainFault } from '@/lib/transfer/protocol-chain';
import { type ChainVerdict, verifyProtocolChain } from '@/lib/transfer/verify-protocol-chain';
import { say } from './with-platform';

export interface CompanyVerdict extends ChainVerdict {
  readonly companyId: string;
  readonly name: string;
}

/** Recomputes the protocol chain of every company that has one, one after the other (P2). */
export async function verifyAllChains(platform: Pick<Platform, 'db'>): Promise<CompanyVerdict[]> {
  const owners = await platform.db.$queryRaw<{ companyId: string; name: string | null }[]>`
    SELECT "companyId"::text AS "companyId", c."name" FROM (
      SELECT "companyId" FROM "ProtocolChain"
      UNION SELECT "companyId" FROM "ProtocolStatus"
      UNION SELECT "companyId" FROM "ProtocolEntry"
    ) owners LEFT JOIN "Company" c ON c."id" = owners."companyId" ORDER BY 2, 1`;
  const verdicts: CompanyVerdict[] = [];
  for (const { companyId, name } of owners) {
    verdicts.push({ companyId, name: name ?? '–', ...(await verifyProtocolChain(platform, { companyId })) });
  }
  return verdicts;
}

const mostFaultsShown = 5;

/** Prints a line for each company. @returns exit code: 0 only if every chain is whole */
export function sayVerdicts(verdicts: readonly CompanyVerdict[]): number {
  for (const { name, companyId, isWhole, rows, faults } of verdicts) {
    say(`${isWhole ? 'unverändert' : 'VERÄNDERT  '}  ${name} (${companyId}): ${rows} Einträge`);
    for (const fault of faults.slice(0, mostFaultsShown)) say(`             ${wordsOf(fault)}`);
    if (faults.length > mostFaultsShown) say(`             und ${faults.length - mostFaultsShown} weitere`);
  }
  const broken = verdicts.filter(({ isWhole }) => !isWhole).length;
  say(
    broken === 0
      ? `${verdicts.length} Protokolle geprüft, alle unverändert.`
      : `${broken} von ${verdicts.length} Protokollen sind nicht mehr, was DATEV gesagt hat.`,
  );
  return broken === 0 ? 0 : 1;
}

function wordsOf(fault: ChainFault): string {
  switch (fault.kind) {
    case 'gap':
      return `Platz ${fault.expected} fehlt (es folgt ${fault.found})`;
    case 'broken_link':
      return `Platz ${fault.position} schließt nicht an seinen Vorgänger an`;
    case 'altered':
      return `Platz ${fault.position} wurde verändert`;
    case 'cut_off':
      return `das Ende fehlt: erwartet Platz ${fault.expected}, gefunden ${fault.found}`;
  }
}
