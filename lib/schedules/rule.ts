import { z } from 'zod';
import { ledgers } from '@/lib/bookkeeping/invoice';

const hour = z.number().int().min(0).max(23);

/** When documents go by themselves, on a German clock (T11). */
export const scheduleRuleSchema = z.discriminatedUnion('rhythm', [
  /** Up to 28, so that every month has the day. */
  z.strictObject({ rhythm: z.literal('monthly'), dayOfMonth: z.number().int().min(1).max(28), hour }),
  /** 1 Monday to 7 Sunday. */
  z.strictObject({ rhythm: z.literal('weekly'), weekday: z.number().int().min(1).max(7), hour }),
]);
export type ScheduleRule = Readonly<z.infer<typeof scheduleRuleSchema>>;

/** What an admin sets: when, and which books. */
export const scheduleWishSchema = z.strictObject({
  rule: scheduleRuleSchema,
  ledgers: z
    .array(z.enum(ledgers))
    .min(1)
    .transform((chosen) => ledgers.filter((ledger) => chosen.includes(ledger))),
});
export type ScheduleWish = Readonly<z.infer<typeof scheduleWishSchema>>;
