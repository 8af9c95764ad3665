import type { ReactNode } from 'react';
import { classNames } from './class-names';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

/** Names and values, side by side from tablet width on. */
export function Facts({ facts, columns = 1 }: { facts: readonly Fact[]; columns?: 1 | 2 }) {
  return (
    <dl className={classNames('grid gap-x-8 gap-y-3 text-sm', columns === 2 && 'md:grid-cols-2')}>
      {facts.map((fact) => (
        <div key={fact.label} className="grid gap-x-4 sm:grid-cols-[11rem_1fr]">
          <dt className="text-muted">{fact.label}</dt>
          <dd className="min-w-0 break-words">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
