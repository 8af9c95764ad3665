import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';

const controlLook =
  'block w-full rounded-lg border border-line-strong bg-surface px-3 text-base text-ink placeholder:text-muted disabled:bg-sunken disabled:text-muted aria-invalid:border-danger';

interface FieldProps {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Says what is wrong and how it is right. */
  readonly error?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** Label above, hint and error below; the control names them with `describedBy(id, …)`. */
export function Field({ id, label, hint, error, children, className }: FieldProps) {
  return (
    <div className={classNames('min-w-0', className)}>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
      </label>
      {children}
      {hint ? (
        <p id={`${id}-hinweis`} className="mt-1 text-sm text-muted">
          {hint}
        </p>
      ) : null}
      <p id={`${id}-fehler`} aria-live="polite" className="text-sm font-medium text-danger not-empty:mt-1">
        {error}
      </p>
    </div>
  );
}

/** Attributes that tie a control to the hint and the error of its field. */
export function describedBy(id: string, { hint, error }: { hint?: unknown; error?: unknown }) {
  const ids = [hint ? `${id}-hinweis` : null, error ? `${id}-fehler` : null].filter((part) => part !== null);
  return {
    ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}),
    ...(error ? { 'aria-invalid': true as const } : {}),
  };
}

interface ControlSize {
  /** Lower, for a row of a table. */
  readonly isCompact?: boolean;
}

export function Input({ className, isCompact = false, ...rest }: ComponentProps<'input'> & ControlSize) {
  return <input className={classNames(controlLook, isCompact ? 'h-8' : 'h-10', className)} {...rest} />;
}

export function Select({ className, isCompact = false, ...rest }: ComponentProps<'select'> & ControlSize) {
  return (
    <select className={classNames(controlLook, 'pr-8', isCompact ? 'h-8' : 'h-10', className)} {...rest} />
  );
}

export function TextArea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea className={classNames(controlLook, 'min-h-24 py-2', className)} {...rest} />;
}

interface ChoiceProps extends Omit<ComponentProps<'input'>, 'type'> {
  readonly type: 'checkbox' | 'radio';
  readonly label: ReactNode;
  readonly description?: ReactNode;
}

/** A tick or a choice whose whole text can be clicked. */
export function Choice({ type, label, description, className, id, ...rest }: ChoiceProps) {
  return (
    <label className={classNames('flex items-start gap-3', className)}>
      <input type={type} id={id} className="mt-1 size-4 shrink-0 accent-brand" {...rest} />
      <span className="min-w-0">
        <span className="block font-medium">{label}</span>
        {description ? <span className="block text-sm text-muted">{description}</span> : null}
      </span>
    </label>
  );
}
