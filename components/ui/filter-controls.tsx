import { type ComponentProps, type RefObject, useEffect, useRef } from 'react';
import { Input, Select } from './field';

/** A control shows another value when the address has another one; what was typed before the page's code came stays. */
function useShownValue<Control extends { value: string }>(value: string): RefObject<Control | null> {
  const control = useRef<Control>(null);
  const shown = useRef(value);
  useEffect(() => {
    if (shown.current === value) return;
    shown.current = value;
    if (control.current) control.current.value = value;
  }, [value]);
  return control;
}

/**
 * Controls of a filter. They show what the address says, after "back" too, and are not made anew for it: whoever works with
 * the keyboard keeps his place while the list behind them changes (U3).
 */
export function FilterSelect({
  value,
  ...rest
}: Omit<ComponentProps<typeof Select>, 'ref'> & { value: string }) {
  return <Select ref={useShownValue<HTMLSelectElement>(value)} defaultValue={value} {...rest} />;
}

export function FilterInput({
  value,
  ...rest
}: Omit<ComponentProps<typeof Input>, 'ref'> & { value: string }) {
  return <Input ref={useShownValue<HTMLInputElement>(value)} defaultValue={value} {...rest} />;
}
