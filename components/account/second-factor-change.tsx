'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import { CodeField, PasswordField } from './fields';
import { RecoveryCodes } from './recovery-codes';

interface Proof {
  readonly password: string;
  readonly code: string;
}

interface SecondFactorChangeProps {
  readonly disable: (proof: Proof) => Promise<ActionAnswer>;
  readonly renewCodes: (proof: Proof) => Promise<ActionAnswer<{ codes: readonly string[] }>>;
}

/** New recovery codes, or no second factor any more; both want password and code. */
export function SecondFactorChange({ disable, renewCodes }: SecondFactorChangeProps) {
  const t = useTranslations('account.secondFactor.change');
  const router = useRouter();
  const renewal = useAction(renewCodes);
  const removal = useAction(disable);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [asked, setAsked] = useState<'renew' | 'disable'>('renew');
  const { refusal } = asked === 'renew' ? renewal : removal;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const form = new FormData(event.currentTarget, submitter);
    const proof = { password: String(form.get('password')), code: String(form.get('code')) };
    const act = form.get('act') === 'disable' ? 'disable' : 'renew';
    setAsked(act);
    if (act === 'renew') renewal.run(proof, (answer) => setCodes(answer.codes));
    else removal.run(proof);
  }

  function keep() {
    setCodes(null);
    router.refresh();
  }

  if (codes) return <RecoveryCodes codes={codes} onKept={keep} />;
  return (
    <Form onSubmit={submit} className="flex max-w-md flex-col gap-4">
      <p>{t('lead')}</p>
      <PasswordField error={refusal?.fields?.password} />
      <CodeField hint={t('codeHint')} error={refusal?.fields?.code} />
      {refusal?.fields ? null : <RefusalNotice refusal={refusal} />}
      <div className="flex flex-wrap gap-3">
        <SubmitButton name="act" value="renew" pending={renewal.isPending}>
          {t('renew')}
        </SubmitButton>
        <SubmitButton name="act" value="disable" variant="danger" pending={removal.isPending}>
          {t('disable')}
        </SubmitButton>
      </div>
    </Form>
  );
}
