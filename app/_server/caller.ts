import { headers } from 'next/headers';
import { clientAddress } from './client-address';

/** Address of whoever called this page or action; null when it is not known. */
export async function callerIp(): Promise<string | null> {
  const given = await headers();
  return clientAddress((name) => given.get(name));
}
