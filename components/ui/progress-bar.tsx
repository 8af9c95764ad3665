interface ProgressBarProps {
  readonly label: string;
  /** Part of `total` that is done; both in the same unit. */
  readonly done: number;
  readonly total: number;
  readonly valueText: string;
}

/** A bar drawn as SVG: its width is an attribute, which the Content-Security-Policy allows and a style is not. */
export function ProgressBar({ label, done, total, valueText }: ProgressBarProps) {
  const share = total > 0 ? Math.min(100, (done / total) * 100) : 0;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      aria-valuetext={valueText}
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        className="h-2 w-full rounded-full"
      >
        <rect width="100" height="4" className="fill-sunken" />
        <rect width={share} height="4" className="fill-brand transition-[width] duration-500" />
      </svg>
    </div>
  );
}
