import type { ConnectionLight } from '@/lib/connection/describe-connection';

/** What one company's light is made of. */
export interface ClientFacts {
  readonly connection: ConnectionLight;
  /** Documents DATEV refused. */
  readonly refused: number;
  /** Jobs that wait for somebody. */
  readonly held: number;
  /** Rows of the account table that wait for the Berater. */
  readonly proposedRows: number;
}

/**
 * One light for a company: red, nothing can reach DATEV; amber, something asks for a person; green, nothing does. Documents
 * that are merely open are everyday.
 */
export function clientLight({ connection, refused, held, proposedRows }: ClientFacts): ConnectionLight {
  if (connection === 'red') return 'red';
  return connection === 'amber' || refused + held + proposedRows > 0 ? 'amber' : 'green';
}
