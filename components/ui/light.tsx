import { classNames } from './class-names';
import type { Tone } from './tone';

const fills: Readonly<Record<Tone, string>> = {
  neutral: 'bg-line-strong',
  info: 'bg-info',
  success: 'bg-success',
  warning: 'bg-warning',
  danger: 'bg-danger',
};

/** A traffic light's lamp. Always beside a word that says the same. */
export function Light({ tone, className }: { tone: Tone; className?: string }) {
  return (
    <span
      aria-hidden
      className={classNames(
        'inline-block size-2.5 shrink-0 rounded-full ring-2 ring-current/15',
        fills[tone],
        className,
      )}
    />
  );
}
