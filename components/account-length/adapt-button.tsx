'use client';

import { CheckCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ActionAnswer } from '@/components/session/action-answer';
import { ConfirmButton } from '@/components/ui/confirm-button';

/** What was seen on the page, account by account. */
export interface AdaptInput {
  readonly accountLength: number;
  readonly confirmed: readonly { readonly id: string; readonly from: string; readonly to: string }[];
}

interface AdaptButtonProps {
  readonly input: AdaptInput;
  readonly adapt: (input: AdaptInput) => Promise<ActionAnswer>;
}

/** Takes the proposals over; asks once, as every booking from now on depends on it. */
export function AdaptButton({ input, adapt }: AdaptButtonProps) {
  const t = useTranslations('accountLength.adapt');
  const count = input.confirmed.length;
  return (
    <ConfirmButton
      variant="primary"
      title={t('title', { count, accountLength: input.accountLength })}
      text={<p>{t('text')}</p>}
      confirmLabel={t('confirm')}
      input={input}
      action={adapt}
    >
      <CheckCheck aria-hidden />
      {t('button', { count })}
    </ConfirmButton>
  );
}
