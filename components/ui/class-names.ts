import { type ClassValue, clsx } from 'clsx';

/**
 * Joins classes. A component offers props for what may differ, so no two classes of one element contradict each other
 * and nothing has to be merged in the browser.
 */
export function classNames(...values: ClassValue[]): string {
  return clsx(values);
}
