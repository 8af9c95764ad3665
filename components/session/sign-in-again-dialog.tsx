'use client';

import { useTranslations } from 'next-intl';
import { Dialog } from '@/components/ui/dialog';
import { SignInForm } from './sign-in-form';

interface SignInAgainDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onSignedIn: () => void;
}

/** The sign-in over the page somebody is working on. */
export function SignInAgainDialog({ open, onOpenChange, onSignedIn }: SignInAgainDialogProps) {
  const t = useTranslations('session');
  const common = useTranslations('common');
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('expired')}
      description={t('expiredText')}
      closeLabel={common('close')}
      size="small"
    >
      <SignInForm onSignedIn={onSignedIn} />
    </Dialog>
  );
}
