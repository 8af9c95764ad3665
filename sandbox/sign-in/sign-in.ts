import type { IncomingMessage, ServerResponse } from 'node:http';
import { htmlAnswer } from '../http/answer';
import { page } from '../http/html';
import { sendAnswer } from '../http/send';
import { clientIdOf } from '../world/dataset';
import type { Person } from '../world/people';
import type { World } from '../world/world';
import type { RegisteredApp } from './app';
import { handleInteraction } from './interaction';
import { loadOrCreateKeys } from './keys';
import { createProvider, SIGN_IN_PATH } from './provider';
import { REQUESTED_SCOPE } from './requested-scope';
import { TokenStore } from './token-store';

/** What an access token lets its bearer do. */
export interface Access {
  readonly person: Person;
  readonly scopes: ReadonlySet<string>;
  /** Client-id of a long-term token; `null` for a session. */
  readonly boundTo: string | null;
}

/** DATEV's identity provider: sign-in pages, tokens, and the answer to "whose token is this". */
export interface SignIn {
  readonly tokens: TokenStore;
  readonly app: RegisteredApp;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** `null` for a token that is unknown, expired, rotated away or revoked. */
  findAccess(accessToken: string): Promise<Access | null>;
  /** The name under which a request of this path is counted and misbehaves. */
  operationOf(pathname: string): string;
}

const operations: Readonly<Record<string, string>> = {
  '/.well-known/openid-configuration': 'discovery',
  '/authorize': 'authorize',
  '/token': 'token',
  '/revoke': 'revoke',
  '/introspect': 'introspect',
  '/userinfo': 'userinfo',
  '/certs': 'jwks',
  '/endsession': 'endSession',
};

export function createSignIn(issuer: string, app: RegisteredApp, world: World): SignIn {
  const tokens = new TokenStore(world.folder, world.clock);
  const findPerson = (personId: string) => world.personById(personId);
  const provider = createProvider({ issuer, app, keys: loadOrCreateKeys(world.folder), tokens, findPerson });
  const callback = provider.callback();
  const interaction = {
    provider,
    tokens,
    appName: app.clientId,
    findPerson,
    datasetName: (clientId: string) => datasetName(world, clientId),
    nowMs: () => world.clock.nowMs(),
  };
  return {
    tokens,
    app,
    operationOf: (pathname) => operations[pathname.slice(SIGN_IN_PATH.length)] ?? 'signInPages',
    async handle(request, response) {
      const pathname = (request.url ?? '').slice(SIGN_IN_PATH.length).split('?')[0] ?? '';
      if (pathname.startsWith('/interaction/')) return handleInteraction(interaction, request, response);
      if (pathname === '/checksession') return sendAnswer(response, checkSessionPage());
      if (pathname.startsWith('/authorize')) forgetSession(request);
      if (pathname === '/authorize') alwaysAsk(request);
      mountUnder(request, SIGN_IN_PATH);
      await callback(request, response);
    },
    async findAccess(accessToken) {
      const token = await provider.AccessToken.find(accessToken);
      const person = token ? world.personById(token.accountId) : undefined;
      if (!token || !person) return null;
      const scopes = new Set((token.scope ?? '').split(' ').filter(Boolean));
      return { person, scopes, boundTo: tokens.grants.get(token.grantId ?? '')?.boundTo ?? null };
    },
  };
}

function datasetName(world: World, clientId: string): string | null {
  const dataset = [...world.datasets.values()].find((candidate) => clientIdOf(candidate) === clientId);
  return dataset?.name ?? null;
}

/** Koa routes below the mount; `oidc-provider` rebuilds full addresses from `originalUrl`. */
function mountUnder(request: IncomingMessage & { originalUrl?: string }, mountPath: string): void {
  request.originalUrl = request.url ?? '';
  request.url = request.originalUrl.slice(mountPath.length) || '/';
}

/** Nobody stays signed in here: every authorization starts with the choice of the person. */
function forgetSession(request: IncomingMessage): void {
  const cookies = (request.headers.cookie ?? '')
    .split('; ')
    .filter((cookie) => !cookie.startsWith('datev_session'));
  request.headers.cookie = cookies.join('; ');
}

function alwaysAsk(request: IncomingMessage): void {
  const url = new URL(request.url ?? '', 'http://localhost');
  if (url.searchParams.get('prompt') === 'none') return;
  url.searchParams.set('prompt', 'login consent');
  // The library keeps only scopes it was told of beforehand; the dataset's own scope travels beside.
  url.searchParams.set(REQUESTED_SCOPE, url.searchParams.get('scope') ?? '');
  request.url = `${url.pathname}${url.search}`;
}

function checkSessionPage() {
  return htmlAnswer(
    200,
    page({ title: 'Sitzung', body: '<p>Die Sitzungsprüfung ist hier ohne Funktion.</p>' }),
  );
}
