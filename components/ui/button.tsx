import { cva, type VariantProps } from 'class-variance-authority';
import { Children, type ComponentProps, cloneElement, isValidElement } from 'react';
import { classNames } from './class-names';

const buttonVariants = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-lg font-medium whitespace-nowrap transition-colors max-sm:max-w-full max-sm:whitespace-normal select-none disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'bg-brand text-on-brand shadow-card hover:bg-brand-strong',
        secondary: 'border border-line-strong bg-surface text-ink shadow-card hover:bg-sunken',
        quiet: 'text-brand hover:bg-brand-soft',
        danger: 'border border-danger bg-surface text-danger hover:bg-danger-soft',
      },
      size: {
        small: 'min-h-8 px-3 text-sm',
        medium: 'min-h-10 px-4 text-base max-sm:py-1.5',
        icon: 'size-9 text-base',
        iconSmall: 'size-8 text-base',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'medium' },
  },
);

export interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof buttonVariants> {
  /** Give the look to the one child (a link) instead of rendering a button. */
  asChild?: boolean;
}

export function Button({
  asChild = false,
  className,
  variant,
  size,
  type = 'button',
  children,
  ...rest
}: ButtonProps) {
  const look = classNames(buttonVariants({ variant, size }), className);
  if (asChild) {
    const child = Children.only(children);
    if (!isValidElement<{ className?: string }>(child)) throw new TypeError('asChild needs one element');
    return cloneElement(child, { className: look });
  }
  return (
    <button type={type} className={look} {...rest}>
      {children}
    </button>
  );
}
