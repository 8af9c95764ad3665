const dayMs = 24 * 60 * 60 * 1000;

/** Days before the end at which people are warned (C7). */
const warningDays = [1, 7, 30] as const;
type WarningDays = (typeof warningDays)[number];

/** How long the access still lasts. */
export type Expiry =
  /** DATEV did not say when it ends. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'expired'; readonly expiresAt: Date }
  | {
      readonly kind: 'running';
      readonly expiresAt: Date;
      /** Whole days left, 0 on the last one. */
      readonly daysLeft: number;
      /** The tightest threshold reached; null while there is time. A session of hours is not warned of by days. */
      readonly warning: WarningDays | null;
    };

/** Where a connection stands between sign-in and end; long-term tokens only are warned of 30, 7 and 1 day before. */
export function expiryOf(expiresAt: Date | null, isLongTerm: boolean, now: Date): Expiry {
  if (!expiresAt) return { kind: 'unknown' };
  const left = expiresAt.getTime() - now.getTime();
  if (left <= 0) return { kind: 'expired', expiresAt };
  const warning = isLongTerm ? warningDays.find((days) => left <= days * dayMs) : undefined;
  return { kind: 'running', expiresAt, daysLeft: Math.floor(left / dayMs), warning: warning ?? null };
}
