import type { Call } from '../http/call';
import type { Access, SignIn } from '../sign-in/sign-in';
import type { World } from '../world/world';
import { type HrRefusal, hrFault } from './faults';

const UPLOAD_SCOPE = 'datev:hr:payrolldataupload';

export type HrAccess =
  | { readonly kind: 'granted'; readonly access: Access }
  | { readonly kind: 'refused'; readonly refusal: HrRefusal };

/** Bearer token, app header and scope, in this order. */
export async function checkHrToken(call: Call, signIn: SignIn): Promise<HrAccess> {
  const bearer = /^bearer +(\S+)$/i.exec(call.headers.authorization ?? '')?.[1];
  const access = bearer ? await signIn.findAccess(bearer) : null;
  if (!access) return { kind: 'refused', refusal: { kind: 'invalid_token' } };
  if (call.headers['x-datev-client-id'] !== signIn.app.clientId) {
    return { kind: 'refused', refusal: { kind: 'unknown_app' } };
  }
  if (!access.scopes.has(UPLOAD_SCOPE)) return { kind: 'refused', refusal: hrFault('DCO02051') };
  return { kind: 'granted', access };
}

/** The dataset of the path: well formed, known, reached by the token, and the person has the right. */
export function refusalOfClient(access: Access, clientId: string, world: World): HrRefusal | null {
  if (!/^\d{1,7}-\d{1,5}$/.test(clientId)) return hrFault('DCO02020');
  const isReached = access.boundTo === null || access.boundTo === clientId;
  const mayUpload = isReached && world.datasets.has(clientId) && world.hasRight(access.person, clientId);
  return mayUpload ? null : hrFault('DCO02050');
}
