import type { Problem } from '@/lib/bookkeeping/problem';
import { inThisEnvironment, standingOf } from '@/lib/connection/connection-row';
import type { Platform } from '@/lib/platform';
import type { Dataset } from './dataset';

/** DATEV's service that carries a file (K6). */
export type CarrierService = 'hr_files' | 'extf_files';

export type FileKind = 'psd' | 'bwd' | 'extf';

export function serviceOf(kind: FileKind): CarrierService {
  return kind === 'extf' ? 'extf_files' : 'hr_files';
}

/** Whether a file goes by itself, or why it waits for somebody to download it. */
export type Carriage = { readonly kind: 'carried' } | { readonly kind: 'kept'; readonly problem: Problem };

/** What decides it: the connection as it stands, and the dataset the file is for. */
export interface CarriageFacts {
  readonly connection: {
    readonly isUsable: boolean;
    readonly services: readonly string[];
    readonly dataset: Dataset;
  } | null;
  readonly dataset: Dataset;
}

/** Pure: a file is carried only by a service the admin chose, over a connection of that very dataset (K6, C11). */
export function decideCarriage(kind: FileKind, { connection, dataset }: CarriageFacts): Carriage {
  const service = serviceOf(kind);
  const kept = (code: string): Carriage => ({ kind: 'kept', problem: { code, params: { service } } });
  if (!connection) return kept('FILE_KEPT_NOT_CONNECTED');
  if (!connection.services.includes(service)) return kept('FILE_KEPT_SERVICE_NOT_CHOSEN');
  const isSame =
    connection.dataset.consultantNumber === dataset.consultantNumber &&
    connection.dataset.clientNumber === dataset.clientNumber;
  if (!isSame) return kept('FILE_KEPT_OTHER_DATASET');
  return connection.isUsable ? { kind: 'carried' } : kept('FILE_KEPT_NOT_CONNECTED');
}

/** The same for a file of a push: payroll files belong to payroll's dataset, partners to the connected one. */
export function carriageOf(
  kind: FileKind,
  connection: CarriageFacts['connection'],
  payroll: Dataset,
): Carriage {
  const dataset = kind === 'extf' ? (connection?.dataset ?? payroll) : payroll;
  return decideCarriage(kind, { connection, dataset });
}

/** Whether sending a file now makes sense. */
export function couldCarry(...facts: Parameters<typeof carriageOf>): boolean {
  return carriageOf(...facts).kind === 'carried';
}

/** The connection of a company, as `decideCarriage` wants it. */
export async function connectionFacts(
  platform: Platform,
  companyId: string,
): Promise<CarriageFacts['connection']> {
  const row = inThisEnvironment(platform, await platform.db.connection.findUnique({ where: { companyId } }));
  if (!row) return null;
  const { state } = standingOf(row);
  return {
    isUsable: state === 'connected',
    services: row.services,
    dataset: { consultantNumber: row.consultantNumber, clientNumber: row.clientNumber },
  };
}
