import type { ReactNode } from 'react';
import { classNames } from './class-names';

interface CardProps {
  readonly title?: ReactNode;
  /** Names the section for screen readers through its heading. */
  readonly id?: string;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Content that brings its own edges (tables, lists) goes without inner padding. */
  readonly flush?: boolean;
  readonly className?: string;
}

export function Card({ title, id, description, actions, children, flush = false, className }: CardProps) {
  const heading = title && id ? { 'aria-labelledby': `${id}-titel` } : {};
  return (
    <section
      id={id}
      {...heading}
      className={classNames('rounded-2xl border border-line bg-surface shadow-card', className)}
    >
      {title ? (
        <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-5 pt-4 pb-1">
          <div className="min-w-0">
            <h2 id={id ? `${id}-titel` : undefined} className="text-lg font-semibold">
              {title}
            </h2>
            {description ? (
              <p className="mt-0.5 max-w-[80ch] text-sm text-pretty text-muted">{description}</p>
            ) : null}
          </div>
          {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
        </header>
      ) : null}
      <div className={flush ? (title ? 'pt-2' : undefined) : title ? 'px-5 pt-3 pb-5' : 'p-5'}>
        {children}
      </div>
    </section>
  );
}
