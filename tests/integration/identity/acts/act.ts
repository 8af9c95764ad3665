import type { AuditAction } from '@/lib/identity/audit-actions';
import type { TransferScene } from '../../transfer/scene';
import type { CompanyScene } from '../scene';

export interface ActScene {
  readonly scene: TransferScene;
  readonly company: CompanyScene;
  /** Whose account table is changed: without one nobody can transfer. */
  readonly books: CompanyScene;
  /** Whose payroll is handed over. */
  readonly payroll: CompanyScene;
}

/** Prepares what the act needs, and hands back the act. */
export type Prepared = () => Promise<() => Promise<unknown>>;

/** One act of each kind, by the entry it writes; they are done in this order. */
export type Acts = Readonly<Partial<Record<AuditAction, Prepared>>>;

/** `given` is filled before the first act is prepared. */
export type ActsOf = (given: ActScene) => Acts;

export const reason = 'In Belege online nachgesehen';
