import { z } from 'zod';

const text = z.string().trim().min(1).optional().catch(undefined);
const claimsSchema = z.object({ name: text, given_name: text, family_name: text });

/**
 * Full name of the person who granted the token (C9): `name`, else given and family name.
 * @returns null where the claims hold neither
 */
export function personNameOf(claims: unknown): string | null {
  const parsed = claimsSchema.safeParse(claims);
  if (!parsed.success) return null;
  const { name, given_name, family_name } = parsed.data;
  if (name) return name;
  const parts = [given_name, family_name].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(' ') : null;
}

/** What stands in for a name DATEV did not give: enough of the subject to tell two people apart. */
export function shortenedSubject(subject: string): string {
  return subject.length <= 12 ? subject : `${subject.slice(0, 8)}…`;
}
