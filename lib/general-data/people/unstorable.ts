import type { Problem } from '@/lib/bookkeeping/problem';

/** PostgreSQL keeps no zero character; told here, it is a faulty value instead of an error on our side. */
export function unstorable(input: unknown): Problem | null {
  if (!JSON.stringify(input)?.includes('\\u0000')) return null;
  const message = 'Ein Text enthält ein Nullzeichen.';
  return { code: 'INPUT_TYPE_WRONG', params: { field: '(Datensatz)', message }, path: '' };
}
