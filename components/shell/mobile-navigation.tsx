'use client';

import { Menu as MenuIcon, X } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Dialog } from 'radix-ui';
import { useEffect, useState } from 'react';
import { Wordmark } from '@/components/brand/mark';
import { shareStyleNonce } from '@/components/ui/style-nonce';
import { NavigationList, type NavigationScope } from './navigation-list';

/** The main navigation on narrow screens: a panel from the left. */
export function MobileNavigation(scope: NavigationScope) {
  const t = useTranslations('navigation');
  const [isOpen, setIsOpen] = useState(false);
  const pathname = usePathname();
  useEffect(shareStyleNonce, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path closes the panel
  useEffect(() => setIsOpen(false), [pathname]);

  return (
    <Dialog.Root open={isOpen} onOpenChange={setIsOpen}>
      <Dialog.Trigger
        aria-label={t('open')}
        className="grid size-10 shrink-0 place-items-center rounded-lg hover:bg-sunken lg:hidden"
      >
        <MenuIcon aria-hidden className="size-5" />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-[fade_120ms_ease-out] bg-black/45 lg:hidden" />
        <Dialog.Content
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
