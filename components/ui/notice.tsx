import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { type Tone, toneText } from './tone';

const icons: Readonly<Record<Tone, LucideIcon>> = {
  neutral: Info,
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  danger: CircleAlert,
};

const grounds: Readonly<Record<Tone, string>> = {
  neutral: 'border-line bg-surface',
  info: 'border-info/35 bg-info-soft',
  success: 'border-success/35 bg-success-soft',
  warning: 'border-warning/35 bg-warning-soft',
  danger: 'border-danger/35 bg-danger-soft',
};

interface NoticeProps {
  readonly tone: Tone;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** Next steps; a notice that asks for something names at least one. */
  readonly actions?: ReactNode;
  /** `alert` interrupts a screen reader, `status` waits; none for what stood there when the page came. */
  readonly role?: 'alert' | 'status';
  readonly className?: string;
}

export function Notice({ tone, title, children, actions, role, className }: NoticeProps) {
  const Icon = icons[tone];
  return (
    <div
      role={role}
      className={classNames('flex gap-3 rounded-xl border px-4 py-3', grounds[tone], className)}
    >
      <Icon aria-hidden className={classNames('mt-0.5 size-5 shrink-0', toneText[tone])} />
      <div className="min-w-0 grow">
        <p className="font-semibold text-ink">{title}</p>
        {children ? <div className="mt-1 text-sm text-ink">{children}</div> : null}
        {actions ? <div className="mt-3 flex flex-wrap gap-2 empty:hidden">{actions}</div> : null}
      </div>
    </div>
  );
}
