'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names';
import { adviserNavigation, companyNavigation, type NavigationItem, operatorNavigation } from './navigation';

export interface NavigationScope {
  readonly hasCompany: boolean;
  readonly isAdviser: boolean;
  readonly isOperator: boolean;
}

/** The links of the main navigation; the current place is told by `aria-current`. */
export function NavigationList({ hasCompany, isAdviser, isOperator }: NavigationScope) {
  const t = useTranslations('navigation');
  const pathname = usePathname();
  const items: readonly NavigationItem[] = [
    ...(hasCompany ? companyNavigation : []),
    ...(isAdviser ? adviserNavigation : []),
    ...(isOperator ? operatorNavigation : []),
  ];
  return (
    <ul className="flex flex-col gap-0.5">
      {items.map(({ key, href, icon: Icon }) => {
        const isCurrent = pathname === href || (href !== '/' && pathname.startsWith(`${href}/`));
        return (
          <li key={key}>
            <Link
              href={href}
              aria-current={isCurrent ? 'page' : undefined}
              className={classNames(
                'flex items-center gap-3 rounded-lg px-3 py-2 font-medium',
                isCurrent ? 'bg-brand-soft text-brand' : 'text-muted hover:bg-sunken hover:text-ink',
              )}
            >
              <Icon aria-hidden className="size-[1.125rem] shrink-0" />
              {t(key)}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
