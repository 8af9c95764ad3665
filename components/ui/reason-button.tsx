'use client';

import type { LucideIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { Form } from '@/components/ui/form';
import { Button } from './button';
import { Dialog } from './dialog';
import { describedBy, Field, TextArea } from './field';
import { SubmitButton } from './submit-button';

interface ReasonButtonProps<T> {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly title: string;
  readonly text: string;
  readonly reasonLabel: string;
  readonly reasonHint: string;
  readonly confirmLabel: string;
  readonly action: (reason: string) => Promise<ActionAnswer<T>>;
  readonly onDone?: (value: T) => void;
}

/** Shortest reason that can explain anything. */
const shortestReason = 10;
const longestReason = 500;

/** A button whose act is recorded with a reason of the person who does it. */
export function ReasonButton<T>(props: ReasonButtonProps<T>) {
  const { icon: Icon, label, title, text, reasonLabel, reasonHint, confirmLabel, action, onDone } = props;
  const common = useTranslations('common');
  const id = useId();
  const { run, isPending, refusal, forget } = useAction(action);
  const [isOpen, setIsOpen] = useState(false);
  const [isTooShort, setIsTooShort] = useState(false);
  const fault = isTooShort ? reasonHint : refusal?.fields?.reason;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim();
    setIsTooShort(reason.length < shortestReason);
    if (reason.length < shortestReason) return;
    run(reason, (value) => {
      setIsOpen(false);
      onDone?.(value);
    });
  }

  return (
    <>
      <Button
        onClick={() => {
          forget();
          setIsTooShort(false);
          setIsOpen(true);
        }}
      >
        <Icon aria-hidden />
        {label}
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setIsOpen}
        title={title}
        closeLabel={common('close')}
        size="small"
        footer={
          <>
            <Button onClick={() => setIsOpen(false)}>{common('cancel')}</Button>
            <SubmitButton variant="primary" form={`${id}-form`} pending={isPending}>
              {confirmLabel}
            </SubmitButton>
          </>
        }
      >
        <p className="mb-4">{text}</p>
        <Form id={`${id}-form`} onSubmit={submit} noValidate>
          <Field id={id} label={reasonLabel} hint={reasonHint} error={fault}>
            <TextArea
              id={id}
              name="reason"
              required
              maxLength={longestReason}
              {...describedBy(id, { hint: reasonHint, error: fault })}
            />
          </Field>
        </Form>
        {refusal?.fields?.reason ? null : <RefusalNotice refusal={refusal} />}
      </Dialog>
    </>
  );
}
