import { classNames } from '@/components/ui/class-names';

/** Our mark: a receipt in a hurry. */
function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={classNames('size-8 shrink-0', className)}>
      <rect width="32" height="32" rx="8" fill="var(--mark)" />
      <g transform="skewX(-9) translate(3.2 0)">
        <path d="M12.5 6.5h11v19l-2.75-2.1-2.75 2.1-2.75-2.1-2.75 2.1z" fill="#fff" />
        <path
          d="M15.3 11h5.4M15.3 14.6h5.4M15.3 18.2h2.8"
          stroke="var(--mark)"
          strokeWidth="1.7"
          strokeLinecap="round"
        />
        <path
          d="M5.2 11h4M3.4 16h5.8M6.4 21h2.8"
          stroke="var(--mark-accent)"
          strokeWidth="2"
          strokeLinecap="round"
        />
      </g>
    </svg>
  );
}

/** Mark and name. */
export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2.5">
      <Mark />
      <span className="text-lg font-semibold tracking-tight">Belegbote</span>
    </span>
  );
}
