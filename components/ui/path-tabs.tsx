'use client';

import { usePathname } from 'next/navigation';
import { SectionTabs } from './section-tabs';

/** Tabs of sections with a path of their own; the current one is told by the address, also from pages below it. */
export function PathTabs({
  label,
  tabs,
}: {
  label: string;
  tabs: readonly { href: string; label: string }[];
}) {
  const pathname = usePathname();
  // Of two that fit, one inside the other, the inner one is meant.
  const [current] = tabs
    .map(({ href }) => href)
    .filter((href) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((left, right) => right.length - left.length);
  return (
    <SectionTabs label={label} tabs={tabs.map((tab) => ({ ...tab, isCurrent: tab.href === current }))} />
  );
}
