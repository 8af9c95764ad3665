'use client';

import { Send } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { Choice } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import type { GuideRecipient } from '@/lib/adviser/read-setup-guide';
import type { GuideDelivery } from '@/lib/adviser/send-setup-guide';

interface SendGuideFormProps {
  readonly recipients: readonly GuideRecipient[];
  readonly send: (input: {
    userIds: readonly string[];
  }) => Promise<ActionAnswer<{ deliveries: readonly GuideDelivery[] }>>;
}

/** One Berater: one click. Several: who gets it. Afterwards, what the mail server said of each. */
export function SendGuideForm({ recipients, send }: SendGuideFormProps) {
  const t = useTranslations('connection.guide');
  const { run, isPending, refusal } = useAction(send);
  const [chosen, setChosen] = useState<readonly string[]>(recipients.map(({ userId }) => userId));
  const [deliveries, setDeliveries] = useState<readonly GuideDelivery[]>([]);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setDeliveries([]);
    run({ userIds: chosen }, (answer) => setDeliveries(answer.deliveries));
  }

  return (
    <Form onSubmit={submit} className="flex flex-col gap-3">
      {recipients.length > 1 ? (
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 text-sm font-medium">{t('recipients')}</legend>
          {recipients.map(({ userId, name, email }) => (
            <Choice
              key={userId}
              type="checkbox"
              checked={chosen.includes(userId)}
              onChange={({ target }) =>
                setChosen(target.checked ? [...chosen, userId] : chosen.filter((other) => other !== userId))
              }
              label={name}
              description={email}
            />
          ))}
        </fieldset>
      ) : null}
      <div>
        <SubmitButton variant="primary" pending={isPending} disabled={chosen.length === 0}>
          <Send aria-hidden />
          {t('send', { count: chosen.length, name: recipients[0]?.name ?? '' })}
        </SubmitButton>
      </div>
      <RefusalNotice refusal={refusal} />
      <ul role="status" className="text-sm font-medium empty:hidden">
        {deliveries.map(({ name, outcome }) => (
          <li key={name} className={outcome === 'accepted' ? 'text-success' : 'text-danger'}>
            {t(`outcomes.${outcome}`, { name })}
          </li>
        ))}
      </ul>
    </Form>
  );
}
