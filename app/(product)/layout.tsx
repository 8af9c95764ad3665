import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { requestedPath } from '@/app/_security/requested-path';
import { currentActor, currentMemberships, requireUser } from '@/app/_server/session';
import { chooseLocale, chooseTheme, signOut, switchCompany } from '@/app/_shell/actions';
import { SessionGuard } from '@/components/session/session-guard';
import { AppFrame } from '@/components/shell/app-frame';
import { CompanySwitch } from '@/components/shell/company-switch';
import { readTheme, themeCookie } from '@/components/shell/theme';
import { UserMenu } from '@/components/shell/user-menu';

/** Every page after the sign-in. Each page asks for its own permission; this frame only shows who and where. */
export default async function ProductLayout({ children }: { children: ReactNode }) {
  const user = await requireUser(await requestedPath());
  const [actor, memberships, jar, t] = await Promise.all([
    currentActor(),
    currentMemberships(),
    cookies(),
    getTranslations('roles'),
  ]);
  const current = memberships.find(({ companyId }) => companyId === actor?.companyId);
  const companies = memberships.map(({ companyId, companyName, role }) => ({
    id: companyId,
    name: companyName,
    roleLabel: t(role),
  }));

  return (
    <AppFrame
      hasCompany={actor !== null}
      isOperator={user.isOperator}
      company={
        actor && current ? (
          <CompanySwitch
            currentId={actor.companyId}
            current={{ name: current.companyName, dataset: null, tone: 'neutral', stateLabel: '' }}
            companies={companies}
            switchCompany={switchCompany}
          />
        ) : null
      }
      userMenu={
        <UserMenu
          name={user.name}
          email={user.email}
          theme={readTheme(jar.get(themeCookie)?.value)}
          chooseTheme={chooseTheme}
          chooseLocale={chooseLocale}
          signOut={signOut}
        />
      }
      banner={null}
    >
      <SessionGuard>{children}</SessionGuard>
    </AppFrame>
  );
}
