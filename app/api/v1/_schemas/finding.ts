import { z } from 'zod';

/** A finding: what is the matter, why, and who does what next (M8). */
export const findingSchema = z
  .strictObject({
    code: z.string(),
    severity: z.enum(['blocker', 'warning', 'hint']).meta({
      description: '`blocker` hält zurück, `warning` sollte jemand ansehen, `hint` ist gut zu wissen',
    }),
    owner: z
      .enum(['customer', 'adviser', 'admin', 'datev', 'us'])
      .meta({ description: 'Wer handeln muss: Kunde, Berater, Admin, DATEV oder wir' }),
    title: z.string(),
    cause: z.string(),
    remedy: z.string(),
    helpUrl: z.string().nullable(),
    subject: z
      .strictObject({ kind: z.string(), id: z.string().nullable(), label: z.string() })
      .nullable()
      .meta({ description: 'Worum es geht, zum Beispiel der Beleg' }),
  })
  .meta({ id: 'Finding' });
