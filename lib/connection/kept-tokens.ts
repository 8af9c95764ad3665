import type { TokenSet } from '@/lib/datev/auth/token-answer';
import type { Platform } from '@/lib/platform';
import type { Connection } from '@/lib/platform/generated/prisma/client';
import type { SealedName } from '@/lib/platform/sealed-columns';

type Vault = Platform['vault'];

/** Where this room's tokens and secrets belong, as authenticated data (C10). */
export const sealedColumns = {
  accessToken: 'Connection.accessTokenSealed',
  refreshToken: 'Connection.refreshTokenSealed',
  nonce: 'ConnectionAttempt.nonceSealed',
  codeVerifier: 'ConnectionAttempt.codeVerifierSealed',
  pendingToken: 'PendingRevocation.tokenSealed',
} as const satisfies Record<string, SealedName>;

type TokenColumns = Pick<
  Connection,
  | 'accessTokenSealed'
  | 'accessTokenExpiresAt'
  | 'refreshTokenSealed'
  | 'refreshTokenExpiresAt'
  | 'grantedScopes'
>;

/** The columns of `Connection` that keep these tokens. */
export function sealTokens(vault: Vault, companyId: string, tokens: TokenSet): TokenColumns {
  return {
    accessTokenSealed: vault.seal(tokens.accessToken, { companyId, column: sealedColumns.accessToken }),
    accessTokenExpiresAt: tokens.accessTokenExpiresAt,
    refreshTokenSealed:
      tokens.refreshToken === null
        ? null
        : vault.seal(tokens.refreshToken, { companyId, column: sealedColumns.refreshToken }),
    refreshTokenExpiresAt: tokens.refreshTokenExpiresAt,
    grantedScopes: [...tokens.grantedScopes],
  };
}

/** Columns of a connection that keeps no token. */
export const noTokens = {
  accessTokenSealed: null,
  accessTokenExpiresAt: null,
  refreshTokenSealed: null,
  refreshTokenExpiresAt: null,
  grantedScopes: [],
} satisfies TokenColumns;

/** Opens what `sealTokens` sealed; null where the connection keeps no token. */
export function openTokens(vault: Vault, companyId: string, row: TokenColumns): TokenSet | null {
  if (row.accessTokenSealed === null || row.accessTokenExpiresAt === null) return null;
  return {
    accessToken: vault.open(row.accessTokenSealed, { companyId, column: sealedColumns.accessToken }),
    accessTokenExpiresAt: row.accessTokenExpiresAt,
    refreshToken:
      row.refreshTokenSealed === null
        ? null
        : vault.open(row.refreshTokenSealed, { companyId, column: sealedColumns.refreshToken }),
    refreshTokenExpiresAt: row.refreshTokenExpiresAt,
    grantedScopes: row.grantedScopes,
  };
}
