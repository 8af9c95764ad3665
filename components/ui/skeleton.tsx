import { classNames } from './class-names';

/** Place of something that is on its way; takes the room it will need, so that nothing jumps. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={classNames('animate-pulse rounded-lg bg-sunken', className)} />;
}
