import { z } from 'zod';
import { parseAccountingMonth } from '@/lib/bookkeeping/calendar';
import { ledgers } from '@/lib/bookkeeping/invoice';
import { largestPageSize } from '@/lib/documents/cursor';
import { documentStates } from '@/lib/documents/document-states';

/** Ids of ours. */
export const idSchema = z.uuid().meta({ description: 'Kennung bei Belegbote' });

export const ledgerSchema = z
  .enum(ledgers)
  .meta({ description: 'Rechnungsausgangsbuch, Rechnungseingangsbuch, Kassenbuch' });

export const monthSchema = z
  .string()
  .refine((text) => parseAccountingMonth(text) !== null, {
    error: 'Ein Buchungsmonat hat die Form JJJJ-MM, zum Beispiel 2026-01.',
    params: { problem: 'INPUT_DATE_UNREADABLE' },
  })
  .transform((text) => parseAccountingMonth(text) ?? z.NEVER)
  .meta({ pattern: String.raw`^\d{4}-(0[1-9]|1[0-2])$`, description: 'Buchungsmonat JJJJ-MM' });

export const documentStateSchema = z.enum(documentStates).meta({
  description:
    '`open` wartet, `under_way` ist auf dem Weg, `transferred` hat DATEV angenommen, `refused` hat DATEV abgelehnt, `handled_elsewhere` ist anders erledigt',
});

/** Month in an answer: it comes from the database, not from a caller. */
export const monthText = z.string().meta({ description: 'Buchungsmonat JJJJ-MM' });
export const dateText = z.string().meta({ description: 'JJJJ-MM-TT' });
export const instantText = z.iso.datetime().meta({ description: 'Zeitpunkt in UTC' });
export const amountText = z.string().meta({ description: 'Dezimalzahl mit zwei Nachkommastellen' });

/** Query of every list. */
export const pageQuery = {
  cursor: z.string().min(1).max(1000).optional().meta({ description: '`nextCursor` der Seite davor' }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(largestPageSize)
    .optional()
    .meta({ description: 'Einträge je Seite, ohne Angabe 50' }),
};

/** Every list: `data` and the way on. */
export function pageSchema<T extends z.ZodType>(item: T) {
  return z.strictObject({
    data: z.array(item),
    nextCursor: z.string().nullable().meta({ description: 'null am Ende der Liste' }),
  });
}

export const noParams = z.strictObject({});
export const noQuery = z.strictObject({});
