'use client';

import { useTranslations } from 'next-intl';
import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useLayoutEffect,
  useState,
} from 'react';
import { showCompany } from './shown-company';

const SignInAgainDialog = lazy(async () => ({
  default: (await import('./sign-in-again-dialog')).SignInAgainDialog,
}));

const SignInAgain = createContext<() => void>(() => undefined);

/** Opens the sign-in over the page, so that what was typed there stays. */
export function useSignInAgain(): () => void {
  return useContext(SignInAgain);
}

type Standing = 'signed_in' | 'asked' | 'closed' | 'back';

/** Stands around all pages after the sign-in and takes care of a session that ended while somebody was working. */
export function SessionGuard({ companyId, children }: { companyId: string | null; children: ReactNode }) {
  const t = useTranslations('session');
  const [standing, setStanding] = useState<Standing>('signed_in');
  const ask = useCallback(() => setStanding('asked'), []);
  // Before any other effect, for one of them may already act.
  useLayoutEffect(() => showCompany(companyId), [companyId]);

  return (
    <SignInAgain value={ask}>
      {children}
      {standing === 'signed_in' ? null : (
        <Suspense fallback={null}>
          <SignInAgainDialog
            open={standing === 'asked'}
            onOpenChange={(open) => setStanding(open ? 'asked' : 'closed')}
            onSignedIn={() => setStanding('back')}
          />
        </Suspense>
      )}
      <p role="status" className="sr-only">
        {standing === 'back' ? t('signedIn') : ''}
      </p>
    </SignInAgain>
  );
}
