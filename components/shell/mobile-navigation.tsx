'use client';

import { Menu as MenuIcon } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import type { NavigationScope } from './navigation-list';

const NavigationPanel = lazy(async () => ({ default: (await import('./navigation-panel')).NavigationPanel }));

/** The main navigation on narrow screens: a button, and a panel whose code comes with the first click. */
export function MobileNavigation(scope: NavigationScope) {
  const t = useTranslations('navigation');
  const pathname = usePathname();
  // Bound to the path it was opened on, so that it closes by itself when a link leads elsewhere.
  const [openOn, setOpenOn] = useState<string | null>(null);
  const isOpen = openOn === pathname;

  return (
    <>
      <button
        type="button"
        aria-label={t('open')}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpenOn(pathname)}
        className="grid size-10 shrink-0 place-items-center rounded-lg hover:bg-sunken lg:hidden print:hidden"
      >
        <MenuIcon aria-hidden className="size-5" />
      </button>
      {openOn === null ? null : (
        <Suspense fallback={null}>
          <NavigationPanel {...scope} isOpen={isOpen} onClose={() => setOpenOn(null)} />
        </Suspense>
      )}
    </>
  );
}
