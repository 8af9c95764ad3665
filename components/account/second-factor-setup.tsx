'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { CopyButton } from '@/components/ui/copy-button';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import { CodeField, PasswordField } from './fields';
import { QrCode, type QrDrawing } from './qr-code';
import { RecoveryCodes } from './recovery-codes';

export interface SetupDrawing {
  readonly drawing: QrDrawing;
  /** What the drawing says, to be typed where there is no camera. */
  readonly secret: string;
}

interface SecondFactorSetupProps {
  readonly start: (input: { password: string }) => Promise<ActionAnswer<SetupDrawing>>;
  readonly confirm: (input: { code: string }) => Promise<ActionAnswer<{ codes: readonly string[] }>>;
}

/** Password, then the QR code and a first code, then the recovery codes: three steps, each shown when its turn comes. */
export function SecondFactorSetup({ start, confirm }: SecondFactorSetupProps) {
  const router = useRouter();
  const [setup, setSetup] = useState<SetupDrawing | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes) return <RecoveryCodes codes={codes} onKept={() => router.refresh()} />;
  if (setup) return <CodeStep setup={setup} confirm={confirm} onEnabled={setCodes} />;
  return <PasswordStep start={start} onStarted={setSetup} />;
}

interface PasswordStepProps {
  readonly start: SecondFactorSetupProps['start'];
  readonly onStarted: (setup: SetupDrawing) => void;
}

function PasswordStep({ start, onStarted }: PasswordStepProps) {
  const t = useTranslations('account.secondFactor.setup');
  const { run, isPending, refusal } = useAction(start);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    run({ password: String(new FormData(event.currentTarget).get('password')) }, onStarted);
  }

  return (
    <Form onSubmit={submit} className="flex max-w-md flex-col gap-4">
      <p>{t('lead')}</p>
      <PasswordField error={refusal?.fields?.password} />
      {refusal?.fields ? null : <RefusalNotice refusal={refusal} />}
      <div>
        <SubmitButton variant="primary" pending={isPending}>
          {t('start')}
        </SubmitButton>
      </div>
    </Form>
  );
}

interface CodeStepProps {
  readonly setup: SetupDrawing;
  readonly confirm: SecondFactorSetupProps['confirm'];
  readonly onEnabled: (codes: readonly string[]) => void;
}

function CodeStep({ setup, confirm, onEnabled }: CodeStepProps) {
  const t = useTranslations('account.secondFactor.setup');
  const common = useTranslations('common');
  const { run, isPending, refusal } = useAction(confirm);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code'));
    run({ code }, ({ codes }) => onEnabled(codes));
  }

  return (
    <Form onSubmit={submit} className="flex flex-col gap-4">
      <p>{t('scan')}</p>
      <div className="flex flex-wrap items-start gap-6">
        <QrCode drawing={setup.drawing} label={t('qrLabel')} />
        <div className="max-w-md min-w-0 text-sm">
          <p>{t('typeInstead')}</p>
          <p className="mt-2 flex items-center gap-1 rounded-lg bg-sunken px-3 py-2">
            <code className="min-w-0 font-mono break-all">{inGroups(setup.secret)}</code>
            <CopyButton text={setup.secret} label={t('copySecret')} copiedLabel={common('copied')} />
          </p>
        </div>
      </div>
      <CodeField hint={t('codeHint')} error={refusal?.fields?.code} autoFocus />
      {refusal?.fields ? null : <RefusalNotice refusal={refusal} />}
      <div>
        <SubmitButton variant="primary" pending={isPending}>
          {t('confirm')}
        </SubmitButton>
      </div>
    </Form>
  );
}

function inGroups(secret: string): string {
  return (secret.match(/.{1,4}/g) ?? []).join(' ');
}
