import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Wordmark } from '@/components/brand/mark';
import { MobileNavigation } from './mobile-navigation';
import { NavigationList, type NavigationScope } from './navigation-list';

interface AppFrameProps extends NavigationScope {
  readonly company: ReactNode;
  readonly userMenu: ReactNode;
  /** Stands above every page while something is wrong with the connection (C6). */
  readonly banner: ReactNode;
  readonly children: ReactNode;
}

/** Frame of every page after the sign-in: mark, company, navigation, content. */
export function AppFrame({ company, userMenu, banner, children, ...scope }: AppFrameProps) {
  const t = useTranslations('navigation');
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[15.5rem_minmax(0,1fr)] print:block">
      <aside className="sticky top-0 hidden h-dvh flex-col border-r border-line bg-surface px-3 py-4 lg:flex print:hidden">
        <Link href="/" className="mb-6 rounded-lg px-2 py-1">
          <Wordmark />
        </Link>
        <nav aria-label={t('label')}>
          <NavigationList {...scope} />
        </nav>
        <p className="mt-auto px-3 text-xs text-muted">{t('claim')}</p>
      </aside>
      <div className="flex min-w-0 flex-col">
        <header className="sticky top-0 z-20 flex h-16 items-center gap-2 border-b border-line bg-surface px-3 sm:px-6 print:static">
          <MobileNavigation {...scope} />
          <div className="min-w-0 grow">{company}</div>
          {userMenu}
        </header>
        {banner}
        <main
          id="inhalt"
          tabIndex={-1}
          className="mx-auto w-full max-w-[82rem] grow px-4 py-6 outline-none sm:px-6 sm:py-8"
        >
          {children}
        </main>
      </div>
    </div>
  );
}

/** First stop of the Tab key: past the navigation. */
export function SkipLink() {
  const t = useTranslations('navigation');
  return (
    <a
      href="#inhalt"
      className="sr-only z-60 rounded-lg bg-brand px-4 py-2 font-medium text-on-brand focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:px-4 focus:py-2"
    >
      {t('skip')}
    </a>
  );
}
