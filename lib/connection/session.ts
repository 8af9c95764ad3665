import type { DxsoClient, DxsoOperation, DxsoResult } from '@/lib/datev/dxso/types';
import type { OnExchange } from '@/lib/datev/http/exchange';
import type { Platform } from '@/lib/platform';
import { clientIdOf } from './client-numbers';
import { inThisEnvironment } from './connection-row';
import { dxsoClientOf } from './datev';
import { type CallContext, httpLogOf } from './http-log';
import { recordPermissionSignal, recordTokenRefused } from './signals';
import { type AccessToken, accessTokenOf } from './tokens';

/**
 * accounting:dxso-jobs for one company. Each call takes the present token (of this half second), renews it once after a 401 and repeats
 * once (a 401 is refused before anything is executed), and reports what a refusal says about the permission.
 */
export interface DatevSession extends DxsoClient {
  /** Dataset at the time of opening, `455148-1`; null: there is no connection, every call is `unauthorised`. */
  readonly clientId: string | null;
}

/**
 * Opens a company's session. Never fails for a missing connection: the calls say `unauthorised` then.
 * @param input.transferJobId marks the entries in the technical log
 */
export async function openDatevSession(platform: Platform, input: CallContext): Promise<DatevSession> {
  const row = inThisEnvironment(
    platform,
    await platform.db.connection.findUnique({ where: { companyId: input.companyId } }),
  );
  const onExchange = httpLogOf(platform, input);
  const tokens = recentTokens(platform, input.companyId);
  const call = <T>(operation: DxsoOperation, perform: Perform<T>) =>
    callWithToken(platform, { companyId: input.companyId, operation, perform, onExchange, tokens });
  return {
    clientId: row ? clientIdOf(row) : null,
    getClientBasics: (clientId) => call('getClientBasics', (client) => client.getClientBasics(clientId)),
    createJob: (clientId, job) => call('createJob', (client) => client.createJob(clientId, job)),
    uploadFile: (clientId, jobId, file) =>
      call('uploadFile', (client) => client.uploadFile(clientId, jobId, file)),
    finaliseJob: (clientId, jobId) => call('finaliseJob', (client) => client.finaliseJob(clientId, jobId)),
    getJobStatus: (clientId, jobId) => call('getJobStatus', (client) => client.getJobStatus(clientId, jobId)),
    getProtocolEntries: (clientId, jobId) =>
      call('getProtocolEntries', (client) => client.getProtocolEntries(clientId, jobId)),
    deleteJob: (clientId, jobId) => call('deleteJob', (client) => client.deleteJob(clientId, jobId)),
  };
}

/** How long a session believes the token it was last given: a transfer does not pay for the look with every file. */
const tokenLastsMs = 500;

interface SessionTokens {
  /** One that was good a moment ago. */
  current(): Promise<AccessToken>;
  /** One that is newer than the refused one. */
  newerThan(refusedGeneration: number): Promise<AccessToken>;
}

/**
 * Tokens of one session. Whether the connection still stands is asked again twice a second; a token that was withdrawn in
 * between is refused by DATEV with 401, which executes nothing.
 */
function recentTokens(platform: Platform, companyId: string): SessionTokens {
  let known: { readonly token: AccessToken; readonly at: number } | null = null;
  async function keep(asked: Promise<AccessToken>): Promise<AccessToken> {
    const token = await asked;
    known = token.kind === 'token' ? { token, at: performance.now() } : null;
    return token;
  }
  return {
    async current() {
      if (known && performance.now() - known.at < tokenLastsMs) return known.token;
      return await keep(accessTokenOf(platform, { companyId }));
    },
    newerThan: (refusedGeneration) => keep(accessTokenOf(platform, { companyId, refusedGeneration })),
  };
}

type Perform<T> = (client: DxsoClient) => Promise<DxsoResult<T>>;

interface SessionCall<T> {
  readonly companyId: string;
  readonly operation: DxsoOperation;
  readonly perform: Perform<T>;
  readonly onExchange: OnExchange;
  readonly tokens: SessionTokens;
}

async function callWithToken<T>(platform: Platform, call: SessionCall<T>): Promise<DxsoResult<T>> {
  const { companyId, operation, tokens } = call;
  const token = await tokens.current();
  if (token.kind !== 'token') return withoutToken(token);
  const first = await performWith(platform, call, token.accessToken);
  if (!isTokenRefusal(first)) return first;

  const renewed = await tokens.newerThan(token.generation);
  if (renewed.kind !== 'token') return withoutToken(renewed);
  const second = await performWith(platform, call, renewed.accessToken);
  if (!isTokenRefusal(second)) return second;

  await recordTokenRefused(platform, {
    companyId,
    generation: renewed.generation,
    operation,
    refused: second,
  });
  return { kind: 'unauthorised', reason: 'reconnect_needed' };
}

async function performWith<T>(
  platform: Platform,
  { companyId, operation, perform, onExchange }: SessionCall<T>,
  accessToken: string,
): Promise<DxsoResult<T>> {
  const askedAt = platform.clock.now();
  const result = await perform(dxsoClientOf(platform, accessToken, onExchange));
  if (result.kind === 'refused' && !isTokenRefusal(result)) {
    await recordPermissionSignal(platform, { companyId, askedAt, operation, refused: result });
  }
  return result;
}

function isTokenRefusal<T>(result: DxsoResult<T>): result is Extract<DxsoResult<T>, { kind: 'refused' }> {
  return result.kind === 'refused' && result.httpStatus === 401;
}

/** Without a token nothing was sent, so the call was surely not executed. */
function withoutToken<T>(token: Exclude<AccessToken, { kind: 'token' }>): DxsoResult<T> {
  switch (token.kind) {
    case 'none':
      return { kind: 'unauthorised', reason: token.reason };
    case 'unavailable':
      return { kind: 'unavailable', httpStatus: null, retryAfterMs: token.retryAfterMs };
  }
}
