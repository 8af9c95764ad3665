import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';

/**
 * A table that scrolls inside its own frame on narrow screens. The frame takes the focus, so that it can be scrolled
 * with the keyboard too.
 */
interface TableProps {
  readonly caption: string;
  readonly children: ReactNode;
  /** On a phone each row is a block of its own, each cell named by its `label`: for tables that are wider than a phone. */
  readonly isStacked?: boolean;
  /** A long table scrolls in its own frame with the head in sight, so that what follows stays near. */
  readonly isBounded?: boolean;
}

export function Table({ caption, children, isStacked = false, isBounded = false }: TableProps) {
  return (
    // biome-ignore-start lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
    // biome-ignore-start lint/a11y/useSemanticElements: a fieldset is for form controls
    <div
      role="group"
      className={classNames(
        'relative overflow-x-auto',
        isBounded &&
          'max-h-144 overflow-y-auto [&_thead]:sticky [&_thead]:top-0 [&_thead]:bg-surface print:max-h-none print:overflow-visible',
      )}
      tabIndex={0}
      aria-label={caption}
    >
      <table
        className={classNames(
          'w-full border-separate border-spacing-0 text-sm [&>:last-child>tr:last-child>td]:border-b-0',
          isStacked && 'stacked',
        )}
      >
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
    // biome-ignore-end lint/a11y/noNoninteractiveTabindex: see above
    // biome-ignore-end lint/a11y/useSemanticElements: see above
  );
}

export function HeaderCell({ className, scope = 'col', ...rest }: ComponentProps<'th'>) {
  return (
    <th
      scope={scope}
      className={classNames(
        'border-b border-line px-3 py-2 text-xs font-semibold whitespace-nowrap text-muted first:pl-5 last:pr-5 max-sm:px-2',
        className,
      )}
      {...rest}
    />
  );
}

interface CellProps extends ComponentProps<'td'> {
  /** Name of its column, shown beside it where rows are stacked. */
  readonly label?: string | undefined;
}

export function Cell({ className, label, ...rest }: CellProps) {
  return (
    <td
      data-label={label}
      className={classNames(
        'border-b border-line px-3 py-2 align-top first:pl-5 last:pr-5 max-sm:px-2',
        className,
      )}
      {...rest}
    />
  );
}
