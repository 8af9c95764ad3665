'use client';

import { type ComponentProps, type FormEvent, type RefObject, useRef } from 'react';

interface FormProps extends Omit<ComponentProps<'form'>, 'action' | 'method' | 'ref' | 'onReset'> {
  /** Sends what was typed; has to call `preventDefault`. */
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  readonly ref?: RefObject<HTMLFormElement | null>;
}

/**
 * A form that loses no click and shows no password in an address (U3, S3). Until a page's code has arrived, a browser would
 * send a form by itself: everything typed would stand in the address, and be gone from the page. A form with a function as its
 * action is held back by React until then; here it is sent once more, as if clicked now, and keeps what was typed.
 */
export function Form({ ref, onSubmit, ...rest }: FormProps) {
  const own = useRef<HTMLFormElement>(null);
  const form = ref ?? own;
  const isHeldBack = useRef(false);

  /** Reached only by a click that came too early: `onSubmit` keeps every other one from going on. */
  function sendNow(data: FormData) {
    isHeldBack.current = true;
    const button = [...(form.current?.elements ?? [])].find((one) => isClicked(one, data));
    queueMicrotask(() => form.current?.requestSubmit(button instanceof HTMLElement ? button : null));
  }

  /** React empties a form after its action; this one has not been sent yet. */
  function keepTyped(event: FormEvent<HTMLFormElement>) {
    if (!isHeldBack.current) return;
    isHeldBack.current = false;
    event.preventDefault();
  }

  return <form {...rest} ref={form} action={sendNow} onSubmit={onSubmit} onReset={keepTyped} />;
}

/** Whether this is the button of several that was clicked. */
function isClicked(control: Element, data: FormData): boolean {
  return (
    control instanceof HTMLButtonElement && control.name !== '' && data.get(control.name) === control.value
  );
}
