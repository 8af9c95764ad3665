'use client';

import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { SignInForm } from './sign-in-form';

const SignInAgain = createContext<() => void>(() => undefined);

/** Opens the sign-in over the page, so that what was typed there stays. */
export function useSignInAgain(): () => void {
  return useContext(SignInAgain);
}

/** Stands around all pages after the sign-in and takes care of a session that ended while somebody was working. */
export function SessionGuard({ children }: { children: ReactNode }) {
  const t = useTranslations('session');
  const common = useTranslations('common');
  const [isOpen, setIsOpen] = useState(false);
  const [isBack, setIsBack] = useState(false);
  const ask = useCallback(() => {
    setIsBack(false);
    setIsOpen(true);
  }, []);

  return (
    <SignInAgain value={ask}>
      {children}
      <Dialog
        open={isOpen}
        onOpenChange={setIsOpen}
        title={t('expired')}
        description={t('expiredText')}
        closeLabel={common('close')}
        size="small"
      >
        <SignInForm
          onSignedIn={() => {
            setIsOpen(false);
            setIsBack(true);
          }}
        />
      </Dialog>
      <p role="status" className="sr-only">
        {isBack ? t('signedIn') : ''}
      </p>
    </SignInAgain>
  );
}
