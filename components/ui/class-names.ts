import { type ClassValue, clsx } from 'clsx';
import { twMerge } from 'tailwind-merge';

/** Joins Tailwind classes; of two that contradict each other the later one stays. */
export function classNames(...values: ClassValue[]): string {
  return twMerge(clsx(values));
}
