import type { Ledger } from '@/lib/bookkeeping/invoice';
import { storedJson } from '@/lib/documents/stored-json';
import { type Actor, actorRecord } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import { resumeHeldJobs } from './resume-jobs';

/**
 * Remembers which of DATEV's folders the company's documents of a ledger go to, and lets the jobs that waited for it go
 * on (M6). The name is DATEV's, byte for byte.
 */
export async function chooseLedgerFolder(
  platform: Platform,
  actor: Actor,
  input: { readonly ledger: Ledger; readonly folderName: string },
): Promise<{ readonly resumedJobs: number }> {
  requirePermission(actor, 'ledger_folder.choose');
  const { companyId } = actor;
  const { ledger, folderName } = input;
  await platform.db.$transaction(async (tx) => {
    const before = await tx.ledgerFolderChoice.findUnique({
      where: { companyId_ledger: { companyId, ledger } },
    });
    const data = { folderName, chosenBy: storedJson(actorRecord(actor)), chosenAt: platform.clock.now() };
    await tx.ledgerFolderChoice.upsert({
      where: { companyId_ledger: { companyId, ledger } },
      create: { companyId, ledger, ...data },
      update: data,
    });
    await recordAudit(tx, {
      actor,
      action: 'ledger_folder.chosen',
      subject: ledger,
      details: { before: before?.folderName ?? null, after: folderName },
    });
  });
  return { resumedJobs: await resumeHeldJobs(platform, { companyId, reasons: ['folder_choice'] }) };
}

/** Folders to choose from, as DATEV named them for the newest job of a ledger that waits for a choice; and the choice so far. */
export async function ledgerFolderChoices(
  platform: Pick<Platform, 'db'>,
  input: { readonly companyId: string },
): Promise<{ ledger: string; folderNames: readonly string[]; chosen: string | null; isWaiting: boolean }[]> {
  const { companyId } = input;
  const choices = await platform.db.ledgerFolderChoice.findMany({ where: { companyId } });
  const jobs = await platform.db.transferJob.findMany({
    where: { companyId, NOT: { folderNames: { isEmpty: true } } },
    orderBy: { createdAt: 'desc' },
    distinct: ['ledger'],
    select: { ledger: true, folderNames: true, hold: true },
  });
  const ledgersSeen = new Set([...jobs.map(({ ledger }) => ledger), ...choices.map(({ ledger }) => ledger)]);
  return [...ledgersSeen].sort().map((ledger) => {
    const job = jobs.find((candidate) => candidate.ledger === ledger);
    return {
      ledger,
      folderNames: job?.folderNames ?? [],
      chosen: choices.find((choice) => choice.ledger === ledger)?.folderName ?? null,
      isWaiting: job?.hold === 'folder_choice',
    };
  });
}
