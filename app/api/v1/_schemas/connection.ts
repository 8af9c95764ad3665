import { z } from 'zod';
import type { ConnectionDescription } from '@/lib/connection/describe-connection';
import { instantText } from './common';

/** The connection as a program may know it: states and dates, never a token. */
export const connectionSchema = z
  .strictObject({
    state: z.enum(['not_connected', 'connected', 'permission_lost', 'needs_reconnect', 'disconnecting']),
    companyName: z.string().nullable().meta({ description: 'Name des Mandanten bei DATEV' }),
    consultantNumber: z.int().nullable().meta({ description: 'Beraternummer' }),
    clientNumber: z.int().nullable().meta({ description: 'Mandantennummer' }),
    expiresAt: instantText.nullable().meta({ description: 'Bis dahin gilt die Erlaubnis' }),
    grantedBy: z.string().nullable().meta({ description: 'Wer sie bei DATEV erteilt hat' }),
    checkedAt: instantText.nullable().meta({ description: 'Letzte Prüfung bei DATEV' }),
    environment: z.enum(['local', 'sandbox', 'production']),
  })
  .meta({ id: 'Connection' });

export function connectionJson(connection: ConnectionDescription) {
  const { state, companyName, consultantNumber, clientNumber, expiresAt, grantedBy, checkedAt } = connection;
  return {
    state,
    companyName,
    consultantNumber,
    clientNumber,
    expiresAt: expiresAt?.toISOString() ?? null,
    grantedBy,
    checkedAt: checkedAt?.toISOString() ?? null,
    environment: connection.environment,
  };
}
