import type { IsoDate } from '@/lib/bookkeeping/calendar';
import type { JobKey } from '@/lib/bookkeeping/invoice';
import type { NumberedDocument } from '@/lib/bookkeeping/number-collisions';
import type { Problem } from '@/lib/bookkeeping/problem';
import type { ClientBasics } from '@/lib/datev/dxso/types';
import type { CashBookFacts } from './checks/check-cash-book';
import type { ConnectionFacts } from './checks/check-connection-state';
import type { CompanyRules } from './checks/check-documents';
import type { PreflightDocument } from './checks/document';

/** DATEV's last answer about the dataset. */
export interface ClientFacts {
  readonly basics: ClientBasics;
  /** Day of the answer in Germany. */
  readonly takenOn: IsoDate;
  /** What has changed since the snapshot before (M5). */
  readonly differences: readonly Problem[];
}

export interface PreflightInput extends JobKey {
  readonly companyName: string;
  readonly now: Date;
  readonly connection: ConnectionFacts;
  /** Null: DATEV was never asked. */
  readonly client: ClientFacts | null;
  readonly rules: CompanyRules;
  /** What is meant to be transferred, in current versions. */
  readonly documents: readonly PreflightDocument[];
  /** Numbers DATEV already has from this company. */
  readonly takenNumbers: readonly NumberedDocument[];
  /** For the cash ledger. */
  readonly cashBook?: CashBookFacts;
}
