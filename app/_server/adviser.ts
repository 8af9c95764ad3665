import { notFound } from 'next/navigation';
import { cache } from 'react';
import { type AdviserScope, adviserScope } from '@/lib/adviser/adviser-scope';
import { currentMemberships, currentUser, requireUser } from './session';

/** The signed-in person as Berater of all his companies; null for everybody else. */
export const currentAdviser = cache(async (): Promise<AdviserScope | null> => {
  const user = await currentUser();
  return user ? adviserScope(user, await currentMemberships()) : null;
});

/** For the Berater's pages: nobody else sees that they exist. */
export async function requireAdviser(backTo?: string): Promise<AdviserScope> {
  await requireUser(backTo);
  return (await currentAdviser()) ?? notFound();
}
