import { z } from 'zod';

/** Tokens of one grant, in the clear: kept in memory only, sealed everywhere else (C10). */
export interface TokenSet {
  readonly accessToken: string;
  readonly accessTokenExpiresAt: Date;
  /** null: DATEV gave none, the access ends with the access token. */
  readonly refreshToken: string | null;
  /** null: DATEV did not say. */
  readonly refreshTokenExpiresAt: Date | null;
  readonly grantedScopes: readonly string[];
}

const seconds = z.coerce.number().nonnegative().optional().catch(undefined);

const tokenAnswerSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: seconds,
  refresh_token_expires_in: seconds,
  scope: z.string().optional(),
});

/** Where DATEV does not say how long an access token lives, it is renewed soon. */
const cautiousLifetimeSeconds = 300;

/**
 * Reads a good answer of the token endpoint. A missing `scope` means "as requested"; a refresh without a new refresh
 * token keeps the old one; lifetimes come from this answer alone, never from a table.
 * @returns null where it holds no access token
 */
export function readTokenAnswer(
  answer: unknown,
  known: {
    readonly requestedScopes: readonly string[];
    readonly now: Date;
    readonly previous?: Pick<TokenSet, 'refreshToken' | 'refreshTokenExpiresAt'>;
  },
): TokenSet | null {
  const parsed = tokenAnswerSchema.safeParse(answer);
  if (!parsed.success) return null;
  const read = parsed.data;
  const after = (lifetime: number) => new Date(known.now.getTime() + lifetime * 1000);
  const refreshLifetime = read.refresh_token_expires_in;
  return {
    accessToken: read.access_token,
    accessTokenExpiresAt: after(read.expires_in ?? cautiousLifetimeSeconds),
    refreshToken: read.refresh_token ?? known.previous?.refreshToken ?? null,
    refreshTokenExpiresAt:
      refreshLifetime === undefined
        ? (known.previous?.refreshTokenExpiresAt ?? null)
        : after(refreshLifetime),
    grantedScopes:
      read.scope === undefined ? [...known.requestedScopes] : read.scope.split(/\s+/).filter(Boolean),
  };
}
