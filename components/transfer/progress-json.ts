import type { TransferPhase } from '@/lib/transfer/read/progress';
import type { TransferState } from '@/lib/transfer/transfer-state';

/** Answer of `/uebertragungen/[id]/progress`: all the live display needs, and nothing more. */
export interface ProgressJson {
  readonly state: TransferState;
  readonly phase: TransferPhase;
  readonly next: TransferPhase | null;
  /** ISO instant at which it goes on by itself. */
  readonly nextAt: string | null;
  readonly isStandstill: boolean;
  readonly filesSent: number;
  readonly filesTotal: number;
  readonly bytesSent: number;
  readonly bytesTotal: number;
}

const endStates: readonly TransferState[] = ['succeeded', 'partial', 'failed', 'cancelled'];

export function hasEnded(state: TransferState): boolean {
  return endStates.includes(state);
}
