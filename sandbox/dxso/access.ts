import type { Call } from '../http/call';
import type { Access, SignIn } from '../sign-in/sign-in';
import type { Dataset } from '../world/dataset';
import type { World } from '../world/world';
import { fault, noRight, notFound, type Refusal } from './faults';

export const READ_SCOPE = 'accounting:clients:read';
export const JOB_SCOPE = 'accounting:dxso-jobs';

export type AccessCheck<T> =
  | { readonly kind: 'granted'; readonly value: T }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** The operation's documented code for a missing or wrong `X-DATEV-Client-Id`, if it has one. */
export interface AppHeaderCodes {
  readonly missing?: 'DCO01018';
  readonly wrong?: 'DCO01006';
}

/** Bearer token, app header and scope, in this order. */
export async function checkToken(
  call: Call,
  signIn: SignIn,
  scope: string,
  codes: AppHeaderCodes = {},
): Promise<AccessCheck<Access>> {
  const bearer = /^bearer +(\S+)$/i.exec(call.headers.authorization ?? '')?.[1];
  const access = bearer ? await signIn.findAccess(bearer) : null;
  if (!access) return refused({ kind: 'invalid_token' });
  const app = call.headers['x-datev-client-id'];
  if (app === undefined) return refused(codes.missing ? fault(codes.missing) : { kind: 'unknown_app' });
  if (app !== signIn.app.clientId) return refused(codes.wrong ? fault(codes.wrong) : { kind: 'unknown_app' });
  if (!access.scopes.has(scope)) return refused(fault('DCO01005'));
  return { kind: 'granted', value: access };
}

/** The dataset of the path: it must exist, the token must reach it, and the person must have the right. */
export function checkDataset(access: Access, clientId: string, world: World): AccessCheck<Dataset> {
  if (access.boundTo !== null && access.boundTo !== clientId) return refused(noRight);
  const dataset = world.datasets.get(clientId);
  if (!dataset) return refused(notFound);
  if (!world.hasRight(access.person, clientId)) return refused(noRight);
  return { kind: 'granted', value: dataset };
}

function refused(refusal: Refusal): { readonly kind: 'refused'; readonly refusal: Refusal } {
  return { kind: 'refused', refusal };
}
