'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { Badge } from '@/components/ui/badge';
import { Field, Select } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Ledger } from '@/lib/bookkeeping/invoice';

interface FolderChoices {
  readonly ledger: Ledger;
  /** As DATEV named them, byte for byte. */
  readonly folderNames: readonly string[];
  readonly chosen: string | null;
  /** A transfer waits for this choice. */
  readonly isWaiting: boolean;
}

interface FolderChoiceProps {
  readonly choices: FolderChoices;
  readonly choose:
    | ((input: { ledger: Ledger; folderName: string }) => Promise<ActionAnswer<{ message: string }>>)
    | null;
}

/** Which of DATEV's folders a ledger goes to, where there are several (M6). */
export function FolderChoice({ choices, choose }: FolderChoiceProps) {
  const ledgers = useTranslations('ledgers');
  const t = useTranslations('connection.folders');
  const { ledger, folderNames, chosen, isWaiting } = choices;
  const isOpenChoice = folderNames.length > 1 && choose !== null;
  return (
    <li className="px-5 py-4">
      <p className="mb-1 flex flex-wrap items-center gap-2 font-medium">
        {ledgers(ledger)}
        {isWaiting ? <Badge tone="warning">{t('waiting')}</Badge> : null}
      </p>
      {isOpenChoice ? (
        <FolderForm choices={choices} choose={choose} />
      ) : (
        <p className="text-sm text-muted">{chosen ?? folderNames[0] ?? t('unknown')}</p>
      )}
    </li>
  );
}

function FolderForm({
  choices,
  choose,
}: {
  choices: FolderChoices;
  choose: NonNullable<FolderChoiceProps['choose']>;
}) {
  const t = useTranslations('connection.folders');
  const id = useId();
  const { run, isPending, refusal } = useAction(choose);
  const [message, setMessage] = useState('');

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const folderName = new FormData(event.currentTarget).get('folderName');
    if (typeof folderName !== 'string' || folderName === '') return;
    run({ ledger: choices.ledger, folderName }, (answer) => setMessage(answer.message));
  }

  return (
    <Form onSubmit={submit} className="flex flex-wrap items-end gap-2">
      <Field id={id} label={t('folder')} className="w-full max-w-xs">
        <Select id={id} name="folderName" defaultValue={choices.chosen ?? ''} required>
          {choices.chosen === null ? <option value="">{t('choose')}</option> : null}
          {choices.folderNames.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <SubmitButton pending={isPending}>{t('submit')}</SubmitButton>
      <p role="status" className="basis-full text-sm font-medium text-success">
        {message}
      </p>
      <RefusalNotice refusal={refusal} />
    </Form>
  );
}
