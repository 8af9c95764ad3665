import { getTranslations } from 'next-intl/server';
import { getPlatform } from '@/app/_server/platform';
import { currentActor, currentUser, tellRefusedAccess } from '@/app/_server/session';
import { otherCompanyShown } from '@/app/_server/shown-company';
import { withTechnicalLog } from '@/app/_server/technical-log';
import { type ActionAnswer, refused } from '@/components/session/action-answer';
import type { UserActor } from '@/lib/identity/actor';
import { type CompanyAction, may } from '@/lib/identity/permissions';
import type { SignedInUser } from '@/lib/identity/sessions';
import type { Platform } from '@/lib/platform';

/**
 * Frame of every server action of a company: who, may he, then the use case. A session that ended meanwhile is an
 * answer, not a redirect, so the page keeps what was typed. What the use case asked DATEV is logged when it answers.
 */
export async function actAs<T>(
  permission: CompanyAction,
  act: (platform: Platform, actor: UserActor) => Promise<ActionAnswer<T>>,
): Promise<ActionAnswer<T>> {
  if (!(await currentUser())) return { kind: 'signed_out' };
  const actor = await currentActor();
  const otherCompany = actor && (await otherCompanyShown(actor));
  if (otherCompany) return refused(otherCompany);
  if (!actor || !may(actor, permission)) {
    await tellRefusedAccess(permission);
    return refused((await getTranslations('errors'))('notPermitted'));
  }
  const platform = await getPlatform();
  return withTechnicalLog(platform, () => act(platform, actor));
}

/** As `actAs`, for what belongs to the person and not to a company. */
export async function actAsUser<T>(
  act: (platform: Platform, user: SignedInUser) => Promise<ActionAnswer<T>>,
): Promise<ActionAnswer<T>> {
  const user = await currentUser();
  return user ? act(await getPlatform(), user) : { kind: 'signed_out' };
}
