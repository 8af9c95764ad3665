'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { Button, type ButtonProps } from './button';
import { Dialog } from './dialog';
import { SubmitButton } from './submit-button';

interface ConfirmButtonProps<Input>
  extends Pick<ButtonProps, 'variant' | 'size' | 'className' | 'aria-label'> {
  /** What the button shows. */
  readonly children: ReactNode;
  readonly title: string;
  /** What happens, and what does not. */
  readonly text: ReactNode;
  readonly confirmLabel: string;
  readonly cancelLabel?: string;
  readonly input: Input;
  /** May answer where to go, in place of `goTo`. */
  readonly action: (input: Input) => Promise<ActionAnswer<{ readonly goTo: string } | null>>;
  /** Where to go when it is done; stays where there is none. */
  readonly goTo?: string;
}

/** A button whose act cannot be taken back: it asks once and says what will happen. */
export function ConfirmButton<Input>(props: ConfirmButtonProps<Input>) {
  const { children, title, text, confirmLabel, cancelLabel, input, action, goTo, ...button } = props;
  const router = useRouter();
  const common = useTranslations('common');
  const { run, isPending, refusal, forget } = useAction(action);
  const [isOpen, setIsOpen] = useState(false);

  function open() {
    forget();
    setIsOpen(true);
  }

  function finish(done: { readonly goTo: string } | null) {
    setIsOpen(false);
    const next = done?.goTo ?? goTo;
    if (next) router.push(next);
  }

  return (
    <>
      <Button {...button} onClick={open}>
        {children}
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setIsOpen}
        title={title}
        closeLabel={common('close')}
        size="small"
        footer={
          <>
            <Button onClick={() => setIsOpen(false)}>{cancelLabel ?? common('cancel')}</Button>
            <SubmitButton variant="danger" pending={isPending} onClick={() => run(input, finish)}>
              {confirmLabel}
            </SubmitButton>
          </>
        }
      >
        {text}
        <RefusalNotice refusal={refusal} />
      </Dialog>
    </>
  );
}
