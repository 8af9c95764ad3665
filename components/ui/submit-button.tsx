'use client';

import { LoaderCircle } from 'lucide-react';
import { useFormStatus } from 'react-dom';
import { Button, type ButtonProps } from './button';

/**
 * Submits its form once: while the answer is on its way the button stays where it is, keeps its name and its focus
 * and refuses a second click.
 */
export function SubmitButton({ children, pending, onClick, ...rest }: ButtonProps & { pending?: boolean }) {
  const form = useFormStatus();
  const isPending = pending ?? form.pending;
  return (
    <Button
      type="submit"
      aria-disabled={isPending || undefined}
      onClick={(event) => {
        if (isPending) event.preventDefault();
        else onClick?.(event);
      }}
      {...rest}
    >
      {isPending ? <LoaderCircle aria-hidden className="animate-spin" /> : null}
      {children}
    </Button>
  );
}
