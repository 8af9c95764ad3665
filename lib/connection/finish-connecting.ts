import { z } from 'zod';
import type { Problem } from '@/lib/bookkeeping/problem';
import { shortenedSubject } from '@/lib/datev/auth/person-name';
import { compareGrant, type GrantComparison, requestedScopes } from '@/lib/datev/auth/scopes';
import type { TokenSet } from '@/lib/datev/auth/token-answer';
import { roles, type UserActor } from '@/lib/identity/actor';
import { may } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { ConnectionAttempt } from '@/lib/platform/generated/prisma/client';
import { type ConnectOutcome, storeOutcome, takeAttempt, unknownAttempt } from './attempts';
import { clientIdOf } from './client-numbers';
import { applyEvent, inThisEnvironment, lockConnection } from './connection-row';
import { callbackUrlOf, datevAuthOf, dxsoClientOf } from './datev';
import { giveUpTokens } from './disconnect';
import { httpLogOf } from './http-log';
import { sealedColumns } from './kept-tokens';
import {
  type Confirmation,
  problemOfAuthFailure,
  problemOfAuthorizationError,
  readConfirmation,
} from './problems';
import { hastenRevocations, noteRevocations, revokeNow } from './revocations';
import { saveConfirmed } from './save-confirmed';
import { readServices } from './start-connecting';

/** Where the browser goes on: the outcome is kept under `attemptId`; null where there is no attempt to keep it under. */
export interface FinishResult {
  readonly attemptId: string | null;
  readonly outcome: ConnectOutcome;
}

const querySchema = z.object({
  state: z.string().min(20).max(500),
  code: z.string().min(1).max(5000).optional(),
  error: z.string().max(200).optional(),
  error_description: z.string().max(2000).optional(),
});

/**
 * The browser is back from DATEV (C1, C3, C8). Takes the attempt, revokes the old token, exchanges the code, compares
 * the granted scopes, and asks DATEV for exactly this dataset; only its 200 makes a connection. Whatever else happens,
 * the new tokens are revoked.
 * @param input.query parameters of the callback, as they came
 */
export async function finishConnecting(
  platform: Platform,
  input: { signedIn: { userId: string; name: string }; query: URLSearchParams },
): Promise<FinishResult> {
  const query = querySchema.safeParse(Object.fromEntries(input.query));
  if (!query.success) return { attemptId: null, outcome: unknownAttempt };
  const taken = await takeAttempt(platform, { state: query.data.state, userId: input.signedIn.userId });
  switch (taken.kind) {
    case 'unknown':
      return { attemptId: null, outcome: unknownAttempt };
    case 'finished':
      return { attemptId: taken.attemptId, outcome: taken.outcome };
    case 'expired': {
      const outcome = failed({ code: 'CONNECTION_ATTEMPT_EXPIRED', params: {} });
      await storeOutcome(platform, taken.attemptId, outcome);
      return { attemptId: taken.attemptId, outcome };
    }
    case 'taken': {
      const { attempt } = taken;
      const actor = await actorOf(platform, attempt, input.signedIn);
      const outcome = actor
        ? await connect(platform, { attempt, actor, query: input.query, ...pickError(query.data) })
        : unknownAttempt;
      await storeOutcome(platform, attempt.id, outcome);
      return { attemptId: attempt.id, outcome };
    }
  }
}

function pickError(query: z.infer<typeof querySchema>): { error: Problem | null } {
  if (query.error !== undefined) {
    return { error: problemOfAuthorizationError(query.error, query.error_description ?? null) };
  }
  return { error: query.code === undefined ? problemOfAuthorizationError('no_code', null) : null };
}

/** The person as member of the attempt's company; null if he may not (any more) change its connection. */
async function actorOf(
  platform: Platform,
  attempt: ConnectionAttempt,
  signedIn: { userId: string; name: string },
): Promise<UserActor | null> {
  const { companyId } = attempt;
  const membership = await platform.db.membership.findUnique({
    where: { userId_companyId: { userId: signedIn.userId, companyId } },
  });
  const role = roles.find((known) => known === membership?.role);
  if (!role) return null;
  const { userId, name } = signedIn;
  const actor: UserActor = { kind: 'user', userId, name, role, companyId };
  return may(actor, 'connection.change') ? actor : null;
}

interface Connecting {
  readonly attempt: ConnectionAttempt;
  readonly actor: UserActor;
  readonly query: URLSearchParams;
  readonly error: Problem | null;
}

async function connect(platform: Platform, connecting: Connecting): Promise<ConnectOutcome> {
  const { attempt, actor, query } = connecting;
  if (connecting.error) return failed(connecting.error);
  const { companyId } = attempt;
  const clientId = clientIdOf(attempt);
  if (await isOldTokenLeft(platform, actor, clientId)) {
    return failed({ code: 'CONNECTION_OLD_TOKEN_NOT_REVOKED', params: { clientId } });
  }

  const auth = datevAuthOf(platform);
  const onExchange = httpLogOf(platform, { companyId });
  const callbackUrl = new URL(callbackUrlOf(platform));
  callbackUrl.search = query.toString();
  const exchanged = await auth.exchangeCode({
    callbackUrl,
    scopes: requestedScopes(readServices(attempt.services), clientId),
    state: query.get('state') ?? '',
    nonce: platform.vault.open(attempt.nonceSealed, { companyId, column: sealedColumns.nonce }),
    codeVerifier: platform.vault.open(attempt.codeVerifierSealed, {
      companyId,
      column: sealedColumns.codeVerifier,
    }),
    onExchange,
  });
  if (exchanged.kind === 'id_token_invalid') {
    const ids = await noteTokens(platform, companyId, exchanged.issued);
    const { reason } = exchanged;
    return await refuse(platform, companyId, ids, {
      code: 'CONNECTION_ID_TOKEN_INVALID',
      params: { reason },
    });
  }
  if (exchanged.kind !== 'ok') return failed(problemOfAuthFailure(exchanged));

  const { tokens, subject } = exchanged;
  // From here on a crash leaves nothing behind: unless they are confirmed, a worker revokes these tokens.
  const ids = await noteTokens(platform, companyId, tokens);
  const grant = compareGrant(tokens.grantedScopes, readServices(attempt.services), clientId);
  if (grant.missingScopes.length > 0) {
    const params = { scopes: grant.missingScopes.join(' ') };
    return await refuse(platform, companyId, ids, { code: 'CONNECTION_SCOPE_NOT_GRANTED', params });
  }
  const confirmation = await confirm(platform, attempt, tokens);
  if (confirmation.kind === 'refuted') return await refuse(platform, companyId, ids, confirmation.problem);

  const grantedByName =
    (await auth.personName({ accessToken: tokens.accessToken, subject, onExchange })) ??
    exchanged.name ??
    shortenedSubject(subject);
  const isSaved = await saveConfirmed(platform, {
    attempt,
    actor,
    tokens,
    grant,
    grantedByName,
    confirmation,
    revocationIds: ids,
  });
  if (!isSaved) {
    return await refuse(platform, companyId, ids, { code: 'CONNECTION_INTERRUPTED', params: {} });
  }
  // Tokens a second sign-in at the same moment had left in the row are revoked by this.
  await revokeNow(platform, companyId);
  return { kind: 'connected', problems: warningsOf(clientId, tokens, grant) };
}

/**
 * Ends the old grant before there is a new one: never two valid refresh tokens (C8). From here on the company is not
 * connected until the new sign-in is confirmed.
 */
async function isOldTokenLeft(platform: Platform, actor: UserActor, clientId: string): Promise<boolean> {
  const { companyId } = actor;
  await platform.db.$transaction(async (tx) => {
    const row = inThisEnvironment(platform, await lockConnection(tx, companyId));
    if (!row) return;
    await giveUpTokens(platform, tx, row);
    const problem = { code: 'CONNECTION_RENEWING', params: { clientId } };
    await applyEvent(platform, tx, row, { kind: 'grant_lost', problem }, { actor });
  });
  return (await revokeNow(platform, companyId)).isRefreshTokenLeft;
}

async function noteTokens(
  platform: Platform,
  companyId: string,
  tokens: Pick<TokenSet, 'accessToken' | 'refreshToken'>,
): Promise<string[]> {
  const { environment } = platform.settings.datev;
  return await platform.db.$transaction((tx) =>
    noteRevocations(platform, tx, { companyId, environment, tokens, when: 'unless_confirmed' }),
  );
}

/** Not confirmed: the tokens go at once, and what DATEV does not take now the worker repeats (C3). */
async function refuse(
  platform: Platform,
  companyId: string,
  revocationIds: readonly string[],
  problem: Problem,
): Promise<ConnectOutcome> {
  await hastenRevocations(platform, revocationIds);
  await revokeNow(platform, companyId);
  return failed(problem);
}

/** Asks for exactly this dataset; once more where nobody answered, because a GET may be repeated. */
async function confirm(
  platform: Platform,
  attempt: ConnectionAttempt,
  tokens: TokenSet,
): Promise<Confirmation> {
  const onExchange = httpLogOf(platform, { companyId: attempt.companyId });
  const client = dxsoClientOf(platform, tokens.accessToken, onExchange);
  const ask = () => client.getClientBasics(clientIdOf(attempt));
  const first = await ask();
  const result = first.kind === 'unclear' || first.kind === 'unavailable' ? await ask() : first;
  if (result.kind === 'unauthorised') throw new Error('a client with a token is never unauthorised');
  return readConfirmation(attempt, result);
}

function warningsOf(clientId: string, tokens: TokenSet, grant: GrantComparison): Problem[] {
  const expiresAt = tokens.refreshTokenExpiresAt ?? tokens.accessTokenExpiresAt;
  return [
    ...(grant.isLongTerm
      ? []
      : [{ code: 'CONNECTION_SESSION_ONLY', params: { clientId, expiresAt: expiresAt.toISOString() } }]),
    ...(grant.missingServices.length === 0
      ? []
      : [{ code: 'CONNECTION_SERVICE_NOT_GRANTED', params: { services: grant.missingServices.join(', ') } }]),
  ];
}

function failed(problem: Problem): ConnectOutcome {
  return { kind: 'failed', problems: [problem] };
}
