'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Dialog } from 'radix-ui';
import { useEffect } from 'react';
import { Wordmark } from '@/components/brand/mark';
import { useReturnFocus } from '@/components/ui/return-focus';
import { shareStyleNonce } from '@/components/ui/style-nonce';
import { NavigationList, type NavigationScope } from './navigation-list';

interface NavigationPanelProps extends NavigationScope {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The main navigation as a panel from the left. */
export function NavigationPanel({ isOpen, onClose, ...scope }: NavigationPanelProps) {
  const t = useTranslations('navigation');
  const returnFocus = useReturnFocus();
  useEffect(shareStyleNonce, []);
  useEffect(() => {
    // From here on the navigation stands beside the page, and an open panel nobody sees would keep the page from being used.
    const wide = window.matchMedia('(min-width: 64rem)');
    const closeWhenWide = () => {
      if (isOpen && wide.matches) onClose();
    };
    closeWhenWide();
    wide.addEventListener('change', closeWhenWide);
    return () => wide.removeEventListener('change', closeWhenWide);
  }, [isOpen, onClose]);
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-[fade_120ms_ease-out] bg-black/45 lg:hidden" />
        <Dialog.Content
          {...returnFocus}
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-50 w-72 max-w-[85vw] animate-[slide-in_160ms_ease-out] bg-raised p-4 shadow-float lg:hidden"
        >
          <div className="mb-5 flex items-center justify-between">
            <Dialog.Title>
              <Wordmark />
            </Dialog.Title>
            <Dialog.Close
              aria-label={t('close')}
              className="grid size-10 place-items-center rounded-lg text-muted hover:bg-sunken hover:text-ink"
            >
              <X aria-hidden className="size-5" />
            </Dialog.Close>
          </div>
          <nav aria-label={t('label')}>
            <NavigationList {...scope} />
          </nav>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
