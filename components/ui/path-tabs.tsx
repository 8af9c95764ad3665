'use client';

import { usePathname } from 'next/navigation';
import { SectionTabs } from './section-tabs';

/** Tabs of sections with a path of their own; the current one is told by the address. */
export function PathTabs({
  label,
  tabs,
}: {
  label: string;
  tabs: readonly { href: string; label: string }[];
}) {
  const pathname = usePathname();
  return (
    <SectionTabs label={label} tabs={tabs.map((tab) => ({ ...tab, isCurrent: pathname === tab.href }))} />
  );
}
