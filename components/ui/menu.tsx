'use client';

import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useRef } from 'react';
import { classNames } from './class-names';

interface MenuProps {
  readonly label: ReactNode;
  /** Name of the button where the label alone does not tell. */
  readonly name?: string;
  readonly children: ReactNode;
  readonly align?: 'start' | 'end';
  readonly className?: string;
}

/**
 * A disclosure in the header: a few links and forms behind a button. It is a `<details>`, so it opens without a script;
 * the script closes it on Escape, on a click elsewhere and after a navigation.
 */
export function Menu({ label, name, children, align = 'end', className }: MenuProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const pathname = usePathname();

  const openedAt = useRef(pathname);

  // Only a new path closes it: somebody may have opened it before this script was there.
  useEffect(() => {
    if (openedAt.current === pathname) return;
    openedAt.current = pathname;
    details.current?.removeAttribute('open');
  }, [pathname]);

  useEffect(() => {
    function closeOutside(event: PointerEvent) {
      if (event.target instanceof Node && !details.current?.contains(event.target))
        details.current?.removeAttribute('open');
    }
    function closeOnEscape(event: KeyboardEvent) {
      if (event.key !== 'Escape' || !details.current?.open) return;
      details.current.removeAttribute('open');
      details.current.querySelector('summary')?.focus();
    }
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('keydown', closeOnEscape);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('keydown', closeOnEscape);
    };
  }, []);

  return (
    <details ref={details} className={classNames('group relative', className)}>
      <summary
        aria-label={name}
        className="flex list-none items-center gap-2 rounded-lg px-2 py-1.5 hover:bg-sunken [&::-webkit-details-marker]:hidden"
      >
        {label}
      </summary>
      <div
        className={classNames(
          'absolute z-30 mt-1 max-h-[75dvh] w-72 max-w-[calc(100vw-2rem)] overflow-y-auto rounded-xl border border-line bg-raised p-2 shadow-float',
          align === 'end' ? 'right-0' : 'left-0',
        )}
      >
        {children}
      </div>
    </details>
  );
}
