import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { requestedPath } from '@/app/_security/requested-path';
import { currentAdviser } from '@/app/_server/adviser';
import { getPlatform } from '@/app/_server/platform';
import { currentActor, currentMemberships, requireUser } from '@/app/_server/session';
import { chooseLocale, chooseTheme, signOut, switchCompany } from '@/app/_shell/actions';
import { findingsOf } from '@/app/_shell/findings';
import { headerTone } from '@/components/connection/light-tone';
import { SupportMail } from '@/components/findings/operator-report';
import { SessionGuard } from '@/components/session/session-guard';
import { AppFrame } from '@/components/shell/app-frame';
import { CompanySwitch, type ShownCompany } from '@/components/shell/company-switch';
import { ConnectionBanner } from '@/components/shell/connection-banner';
import { readTheme, themeCookie } from '@/components/shell/theme';
import { UserMenu } from '@/components/shell/user-menu';
import { type ConnectionDescription, describeConnection } from '@/lib/connection/describe-connection';

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
  const connection = actor ? await describeConnection(await getPlatform(), { actor }) : null;
  const companies = memberships.map(({ companyId, companyName, role }) => ({
    id: companyId,
    name: companyName,
    roleLabel: t(role),
  }));

  return (
    <AppFrame
      hasCompany={actor !== null}
      isAdviser={(await currentAdviser()) !== null}
      isOperator={user.isOperator}
      company={
        actor && current && connection ? (
          <CompanySwitch
            currentId={actor.companyId}
            current={await shownCompany(current.companyName, connection)}
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
      banner={connection ? <ConnectionBanner findings={await findingsOf(connection.problems)} /> : null}
    >
      <SupportMail address={(await getPlatform()).settings.supportMail}>
        <SessionGuard companyId={actor?.companyId ?? null}>{children}</SessionGuard>
      </SupportMail>
    </AppFrame>
  );
}

async function shownCompany(name: string, connection: ConnectionDescription): Promise<ShownCompany> {
  const t = await getTranslations('connection.states');
  const { state, consultantNumber, clientNumber } = connection;
  const hasDataset = state !== 'not_connected' && consultantNumber !== null && clientNumber !== null;
  return {
    name,
    dataset: hasDataset
      ? { consultantNumber: String(consultantNumber), clientNumber: String(clientNumber) }
      : null,
    tone: headerTone(connection),
    stateLabel: t(state),
  };
}
