'use client';

import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import { type ReactNode, useEffect } from 'react';
import { classNames } from './class-names';
import { useReturnFocus } from './return-focus';
import { shareStyleNonce } from './style-nonce';

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly closeLabel: string;
  readonly children: ReactNode;
  /** Buttons that stay in sight while the content scrolls: the way back first, then what was asked. */
  readonly footer?: ReactNode;
  /** Question, form, or a panel that shows much. */
  readonly size?: 'small' | 'medium' | 'large';
}

const widths = { small: 'sm:max-w-md', medium: 'sm:max-w-xl', large: 'sm:max-w-3xl' } as const;

/** Modal window; a sheet from below on phones. Focus stays inside and returns to where it came from. */
export function DialogWindow(props: DialogProps) {
  const { open, onOpenChange, title, description, closeLabel, children, footer, size = 'medium' } = props;
  const returnFocus = useReturnFocus();
  useEffect(shareStyleNonce, []);
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 animate-[fade_120ms_ease-out] bg-black/45" />
        <Primitive.Content
          {...returnFocus}
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={classNames(
            'fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] animate-[rise_160ms_ease-out] flex-col rounded-t-2xl bg-raised text-ink shadow-float',
            'sm:inset-x-4 sm:top-[6vh] sm:bottom-auto sm:mx-auto sm:max-h-[88dvh] sm:rounded-2xl',
            widths[size],
          )}
        >
          <header className="flex items-start justify-between gap-4 border-b border-line px-5 py-4">
            <div className="min-w-0">
              <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
              {description ? (
                <Primitive.Description asChild>
                  <div className="mt-0.5 text-sm text-muted">{description}</div>
                </Primitive.Description>
              ) : null}
            </div>
            <Primitive.Close
              aria-label={closeLabel}
              className="-m-1.5 grid size-9 shrink-0 place-items-center rounded-lg text-muted hover:bg-sunken hover:text-ink"
            >
              <X aria-hidden className="size-5" />
            </Primitive.Close>
          </header>
          <div className="min-h-0 overflow-y-auto px-5 py-4">{children}</div>
          {footer ? (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">
              {footer}
            </footer>
          ) : null}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
