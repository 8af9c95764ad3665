import type { AccountingMonth, IsoDate } from '@/lib/bookkeeping/calendar';
import type { Direction, Ledger, TaxCase } from '@/lib/bookkeeping/invoice';
import type { ConnectionState } from '@/lib/connection/state';
import type { Role } from '@/lib/identity/actor';
import type { ScheduleRule } from '@/lib/schedules/rule';

/** Texts of the description; the catalogue of the screen has each of them under `procedure.text`. */
export const procedureTexts = [
  'title',
  'purpose',
  'general',
  'company',
  'city',
  'vatId',
  'consultantNumber',
  'clientNumber',
  'environment',
  'version',
  'writtenAt',
  'writtenBy',
  'way',
  'wayArrival',
  'wayVersions',
  'wayCheck',
  'wayBooking',
  'wayFiles',
  'wayTransfer',
  'wayCommit',
  'wayProtocol',
  'wayLock',
  'formats',
  'formatsText',
  'accounts',
  'accountsText',
  'noRows',
  'direction',
  'taxCase',
  'taxRate',
  'accountNo',
  'taxKey',
  'confirmed',
  'notConfirmed',
  'automatic',
  'retiredText',
  'validUntil',
  'numbers',
  'numbersRefuse',
  'numbersReplace',
  'numbersText',
  'partners',
  'partnersNone',
  'partnersCollective',
  'partnersSingle',
  'connection',
  'connectionText',
  'state',
  'grantedBy',
  'connectedBy',
  'connectedAt',
  'expiresAt',
  'checkedAt',
  'services',
  'folder',
  'people',
  'peopleText',
  'name',
  'role',
  'since',
  'apiKey',
  'until',
  'apiKeys',
  'noApiKeys',
  'schedule',
  'noSchedule',
  'schedulePaused',
  'retention',
  'retentionProtocol',
  'retentionChain',
  'retentionAudit',
  'retentionTechnical',
  'retentionDocuments',
  'transfers',
  'year',
  'ledger',
  'transferCount',
  'accepted',
  'refused',
  'noTransfers',
  'changes',
  'changesText',
  'at',
  'who',
  'what',
  'wayCash',
  'datasetText',
  'noDataset',
  'fiscalYear',
  'accountLength',
  'books',
  'access',
  'accessPeople',
  'accessRoles',
  'accessSecondFactor',
  'accessNoSecondFactor',
  'accessSecrets',
  'controls',
  'controlBefore',
  'controlFiles',
  'controlOnce',
  'controlAfter',
  'controlDaily',
  'controlChain',
  'filesPostgres',
  'filesS3',
  'operation',
  'documents',
  'documentsText',
  'noDocuments',
  'open',
  'underWay',
  'transferred',
  'handledElsewhere',
  'interventions',
  'interventionsText',
  'noInterventions',
  'concerns',
  'footer',
] as const;
export type ProcedureText = (typeof procedureTexts)[number];

/** All words of the description in the reader's language (U2). */
export interface ProcedureWords {
  readonly locale: 'de' | 'en';
  text(name: ProcedureText, values?: Readonly<Record<string, string>>): string;
  direction(direction: Direction): string;
  taxCase(taxCase: TaxCase): string;
  /** `19 %`; every rate: a word. */
  rate(taxRate: string): string;
  ledger(ledger: Ledger): string;
  role(role: Role): string;
  connectionState(state: ConnectionState): string;
  environment(name: 'local' | 'sandbox' | 'production'): string;
  service(name: string): string;
  schedule(rule: ScheduleRule): string;
  /** `account_row.confirmed` in words. */
  action(action: string): string;
  /** Name of a recorded value: `accountNo` → `Konto`. */
  detailName(key: string): string;
  /** `domestic` → `Inland`; what is no word of ours stays as it is. @param key what the value is of */
  detailValue(value: string, key: string): string;
  month(month: AccountingMonth): string;
  date(day: IsoDate): string;
  dateTime(instant: Date | null): string;
}
