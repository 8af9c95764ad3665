import * as oidc from 'openid-client';
import { type ConsentChoice, consentByHttp } from '@/sandbox/consent-client';
import { type LocalDatev, type LocalDatevOptions, startLocalDatev } from '@/sandbox/local-datev';

export const CALLBACK = 'http://localhost:3000/api/datev/callback';
export const SESSION_SCOPE = 'openid profile accounting:clients:read accounting:dxso-jobs';
export const LONG_TERM_SCOPE = `${SESSION_SCOPE} offline_access datev:iam:client:455148-1`;

export interface SignInWish extends ConsentChoice {
  readonly scope?: string;
  /** Parameters that replace (or with `null` remove) those of a correct request. */
  readonly change?: Readonly<Record<string, string | null>>;
}

/** Walks the whole authorization code flow with the real client library. */
export async function signIn(datev: LocalDatev, wish: SignInWish = {}) {
  const config = await discover(datev);
  const attempt = await authorizationRequest(config, wish);
  const callback = await consentByHttp(attempt.url.href, wish);
  const tokens = await oidc.authorizationCodeGrant(config, new URL(callback), {
    pkceCodeVerifier: attempt.verifier,
    expectedState: attempt.state,
    expectedNonce: attempt.nonce,
  });
  return { config, tokens };
}

export function discover(datev: LocalDatev, secret = datev.clientSecret): Promise<oidc.Configuration> {
  return oidc.discovery(new URL(datev.issuer), datev.clientId, undefined, oidc.ClientSecretBasic(secret), {
    execute: [oidc.allowInsecureRequests],
  });
}

export async function authorizationRequest(config: oidc.Configuration, wish: SignInWish = {}) {
  const verifier = oidc.randomPKCECodeVerifier();
  const state = oidc.randomState();
  const nonce = oidc.randomNonce();
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: CALLBACK,
    scope: wish.scope ?? LONG_TERM_SCOPE,
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    enableWindowsSso: 'true',
  });
  for (const [name, value] of Object.entries(wish.change ?? {})) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return { url, verifier, state, nonce };
}

/** A client of accounting:dxso-jobs as small as can be: it shows every answer as it came. */
export class Caller {
  constructor(
    private readonly datev: LocalDatev,
    private readonly accessToken: string,
  ) {}

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.send('GET', path, { headers });
  }

  delete(path: string): Promise<Response> {
    return this.send('DELETE', path, {});
  }

  json(
    method: 'POST' | 'PUT',
    path: string,
    body: unknown,
    contentType = 'application/json',
  ): Promise<Response> {
    return this.send(method, path, { body: JSON.stringify(body), headers: { 'content-type': contentType } });
  }

  createJob(clientId: string, importType: string, accountingMonth: string): Promise<Response> {
    return this.json('POST', `/clients/${clientId}/dxso-jobs`, {
      import_type: importType,
      accounting_month: accountingMonth,
    });
  }

  async openJob(importType = 'accountsReceivableLedgerImport', month = thisMonth(), clientId = '455148-1') {
    const response = await this.createJob(clientId, importType, month);
    if (response.status !== 201) throw new Error(`no job: ${response.status} ${await response.text()}`);
    const job = (await response.json()) as { id: string };
    return { ...job, path: `/clients/${clientId}/dxso-jobs/${job.id}` };
  }

  upload(
    jobPath: string,
    name: string,
    content: string | Uint8Array,
    type = 'application/xml',
  ): Promise<Response> {
    const form = new FormData();
    form.append('files', new Blob([new Uint8Array(Buffer.from(content))], { type }), name);
    return this.send('POST', `${jobPath}/files`, { body: form });
  }

  finalise(jobPath: string): Promise<Response> {
    return this.json('PUT', jobPath, { ready: 'true' }, 'application/merge-patch+json');
  }

  send(
    method: string,
    path: string,
    init: RequestInit & { headers?: Record<string, string> },
  ): Promise<Response> {
    return fetch(`${this.datev.apiUrl}${path}`, {
      ...init,
      method,
      headers: {
        authorization: `Bearer ${this.accessToken}`,
        'x-datev-client-id': this.datev.clientId,
        ...init.headers,
      },
    });
  }
}

export function thisMonth(): string {
  return new Date().toISOString().slice(0, 7);
}

/** A DATEV with somebody signed in. */
export async function connected(options: LocalDatevOptions = {}, wish: SignInWish = {}) {
  const datev = await startLocalDatev(options);
  const { tokens, config } = await signIn(datev, wish);
  return { datev, config, tokens, caller: new Caller(datev, tokens.access_token) };
}

export async function faultOf(response: Response): Promise<string> {
  const body = (await response.json()) as { error?: string };
  return `${response.status} ${body.error ?? Object.keys(body).join(',')}`;
}

/** Gives an order to the control API; throws unless it was accepted. */
export async function order(
  datev: LocalDatev,
  path: string,
  input: unknown,
  method = 'POST',
): Promise<unknown> {
  const response = await fetch(`${datev.controlUrl}${path}`, {
    method,
    body: JSON.stringify(input),
    headers: { 'content-type': 'application/json' },
  });
  if (!response.ok) throw new Error(`order refused: ${response.status} ${await response.text()}`);
  return response.status === 204 ? null : response.json();
}
