import { accountForDatev } from '@/lib/bookkeeping/account-length';
import { findFiscalYear } from '@/lib/bookkeeping/fiscal-year';
import type { JobKey } from '@/lib/bookkeeping/invoice';
import type { Snapshot } from '@/lib/connection/snapshots';
import { type ExtraSchemas, loadExtraSchemaFolder } from '@/lib/datev/belegsatz/extra-schemas';
import type { JobFilesInput } from '@/lib/datev/belegsatz/job-files';
import { loadBookingRules } from '@/lib/documents/load-booking-rules';
import type { Platform } from '@/lib/platform';

const softwareName = 'Belegbote';

/** What the files of a job depend on beside its documents and its folder. */
export type JobFrame = Omit<JobFilesInput, 'documents' | 'folderName' | 'folderNames'>;

/**
 * Everything about company, fiscal year and account table that goes into the files of a ledger and month, whether they are
 * sent or packed (B1, B2, T13).
 * @param input.snapshot DATEV's last answer; null: the company never was connected
 * @param input.accountLength as DATEV answered with the job; it wins over the fiscal year's
 */
export async function jobFrame(
  platform: Platform,
  input: JobKey & {
    readonly companyId: string;
    readonly snapshot: Snapshot | null;
    readonly accountLength?: number | null;
  },
): Promise<JobFrame> {
  const { companyId, ledger, month, snapshot } = input;
  const company = await platform.db.company.findUniqueOrThrow({ where: { id: companyId } });
  const { accountTable } = await loadBookingRules(platform, companyId);
  const year = snapshot && findFiscalYear(ledger, month, snapshot.basics.fiscalYears).found;
  return {
    ledger,
    month,
    companyName: company.name,
    softwareName,
    createdAt: platform.clock.now(),
    fiscalYear: year && { start: year.start, end: year.end },
    accountLength: input.accountLength ?? year?.year.accountLength ?? null,
    automaticAccounts: new Set(
      accountTable.rows.flatMap(({ isAutomatic, accountNo }) =>
        isAutomatic ? [accountForDatev(accountNo)] : [],
      ),
    ),
    ...extraSchemasOf(platform),
  };
}

const extraSchemas = new Map<string, ExtraSchemas>();

/** DATEV's own schemas, loaded once a process (setting `DATEV_XSD_DIR`). */
function extraSchemasOf({ settings }: Platform): { extraSchemas?: ExtraSchemas } {
  const folder = settings.datevXsdDir;
  if (folder === null) return {};
  const known = extraSchemas.get(folder) ?? loadExtraSchemaFolder(folder);
  extraSchemas.set(folder, known);
  return { extraSchemas: known };
}
