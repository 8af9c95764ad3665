'use client';

import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { classNames } from './class-names';

export interface SectionTab {
  readonly href: string;
  readonly label: string;
  readonly isCurrent: boolean;
}

/**
 * Sections of a page as links: each has an address, the way back works, no script is needed. Where they are wider than the
 * screen, a script brings the current one into sight.
 */
export function SectionTabs({ label, tabs }: { label: string; tabs: readonly SectionTab[] }) {
  const frame = useRef<HTMLElement>(null);
  const current = tabs.find(({ isCurrent }) => isCurrent)?.href;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another current tab is the event
  useEffect(() => {
    const tab = frame.current?.querySelector<HTMLElement>('[aria-current]');
    if (!frame.current || !tab) return;
    frame.current.scrollLeft = tab.offsetLeft - (frame.current.clientWidth - tab.offsetWidth) / 2;
  }, [current]);

  return (
    <nav
      ref={frame}
      aria-label={label}
      className="relative -mx-4 mb-6 overflow-x-auto border-b border-line px-4 sm:mx-0 sm:px-0"
    >
      <ul className="flex gap-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              aria-current={tab.isCurrent ? 'page' : undefined}
              className={classNames(
                '-mb-px inline-block border-b-2 px-3 py-2 text-sm font-medium whitespace-nowrap',
                tab.isCurrent ? 'border-brand text-brand' : 'border-transparent text-muted hover:text-ink',
              )}
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
