export type Theme = 'system' | 'light' | 'dark';

/** Cookie with the reader's choice; read on the server, so the first paint is already right. */
export const themeCookie = 'bb_darstellung';

export function readTheme(value: string | undefined): Theme {
  return value === 'light' || value === 'dark' ? value : 'system';
}
