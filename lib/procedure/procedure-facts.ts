import type { Ledger } from '@/lib/bookkeeping/invoice';
import type { ConnectionDescription } from '@/lib/connection/describe-connection';
import type { Snapshot } from '@/lib/connection/snapshots';
import type { StoredAccountRow } from '@/lib/documents/account-rows';
import type { CompanySettings } from '@/lib/documents/company-settings';
import type { DocumentState } from '@/lib/documents/document-states';
import type { Role } from '@/lib/identity/actor';
import type { ScheduleView } from '@/lib/schedules/read-schedule';

/** A change of rules, people or connection, as the audit log has it. */
export interface RuleChange {
  readonly at: Date;
  readonly actorName: string;
  readonly action: string;
  /** Name of the person or number of the document it concerns. */
  readonly concerns: string | null;
  /** Before and after, as recorded with it. */
  readonly details: unknown;
}

/** Documents of one year and ledger, by where they stand now. */
export interface YearOfDocuments {
  readonly year: string;
  readonly ledger: Ledger;
  readonly documents: Readonly<Record<DocumentState, number>>;
}

/** Transfers of one calendar year and ledger. */
export interface YearOfTransfers {
  readonly year: string;
  readonly ledger: Ledger;
  readonly transfers: number;
  /** Documents DATEV has taken. */
  readonly accepted: number;
  readonly refused: number;
}

/** Everything the description of the procedure says about one company at one moment. */
export interface ProcedureFacts {
  readonly writtenAt: Date;
  readonly writtenBy: string;
  /** Version of the product. */
  readonly version: string;
  readonly company: { readonly name: string; readonly city: string | null; readonly vatId: string | null };
  readonly connection: ConnectionDescription;
  /** Folders chosen where DATEV offers several (M6). */
  readonly folders: readonly { readonly ledger: Ledger; readonly name: string }[];
  /** How DATEV said the dataset is set up; null before the first connection. */
  readonly dataset: Pick<Snapshot, 'basics' | 'takenAt'> | null;
  readonly settings: CompanySettings;
  readonly accountRows: readonly StoredAccountRow[];
  readonly retiredRows: readonly StoredAccountRow[];
  readonly members: readonly { readonly name: string; readonly role: Role; readonly since: Date }[];
  /** Names only; null: the reader may not know them. */
  readonly apiKeys:
    | readonly { readonly name: string; readonly since: Date; readonly until: Date | null }[]
    | null;
  readonly schedule: ScheduleView | null;
  readonly isSecondFactorDemanded: boolean;
  readonly fileStore: 'postgres' | 's3';
  readonly protocolYears: number;
  readonly httpLogDays: number;
  /** Rows of the company's protocol chain so far (P2). */
  readonly protocolRows: number;
  readonly years: readonly YearOfTransfers[];
  readonly documentYears: readonly YearOfDocuments[];
  readonly changes: readonly RuleChange[];
  /** What people decided about single documents, past the usual way. */
  readonly interventions: readonly RuleChange[];
}
