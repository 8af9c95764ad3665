import { classNames } from './class-names';
import type { Tone } from './tone';

const fills: Readonly<Record<Tone, string>> = {
  neutral: 'bg-line-strong',
  info: 'bg-info',
  success: 'bg-success',
  warning: 'bg-warning',
  danger: 'bg-danger',
};

const sizes = { small: 'size-2', medium: 'size-2.5', large: 'size-4' } as const;

/** A traffic light's lamp. Always beside a word that says the same. */
export function Light({ tone, size = 'medium' }: { tone: Tone; size?: keyof typeof sizes }) {
  return (
    <span
      aria-hidden
      className={classNames(
        'inline-block shrink-0 rounded-full ring-2 ring-current/15',
        fills[tone],
        sizes[size],
      )}
    />
  );
}
