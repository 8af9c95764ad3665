import type { ReactNode } from 'react';
import { classNames } from './class-names';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

/** Names and values: side by side in one column, one above the other in a grid. */
export function Facts({ facts, columns = 1 }: { facts: readonly Fact[]; columns?: 1 | 2 }) {
  const isGrid = columns === 2;
  return (
    <dl
      className={classNames(
        'grid gap-x-6 gap-y-3 text-sm',
        isGrid && 'grid-cols-2 sm:grid-cols-[repeat(auto-fill,minmax(11rem,1fr))]',
      )}
    >
      {facts.map(({ label, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a label may stand twice (two Skonto steps), the list never changes
        <div key={index} className={isGrid ? 'min-w-0' : 'grid gap-x-4 sm:grid-cols-[11rem_minmax(0,1fr)]'}>
          <dt className="text-muted">{label}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
