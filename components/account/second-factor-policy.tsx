'use client';

import { useTranslations } from 'next-intl';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { SubmitButton } from '@/components/ui/submit-button';

interface SecondFactorPolicyProps {
  readonly isDemanded: boolean;
  /** Admins who have none yet, by name. */
  readonly adminsWithout: readonly string[];
  readonly change: (input: { isDemanded: boolean }) => Promise<ActionAnswer>;
}

/** What an admin decides for all admins of the company, with what it means for whom. */
export function SecondFactorPolicy({ isDemanded, adminsWithout, change }: SecondFactorPolicyProps) {
  const t = useTranslations('account.secondFactor.policy');
  const { run, isPending, refusal } = useAction(change);
  return (
    <div className="flex flex-col gap-3">
      <p>{isDemanded ? t('demanded') : t('optional')}</p>
      {adminsWithout.length > 0 ? (
        <p className="text-sm text-muted">{t('without', { names: adminsWithout.join(', ') })}</p>
      ) : null}
      <RefusalNotice refusal={refusal} />
      <div>
        <SubmitButton
          variant={isDemanded ? 'danger' : 'secondary'}
          pending={isPending}
          onClick={() => run({ isDemanded: !isDemanded })}
        >
          {isDemanded ? t('lift') : t('demand')}
        </SubmitButton>
      </div>
    </div>
  );
}
