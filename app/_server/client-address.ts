import { plainAddress } from '@/lib/identity/addresses';

/** Headers as Next and next-auth give them. */
type HeaderReader = (name: string) => string | null;

/**
 * Address of the caller: the last entry of `X-Forwarded-For`, the one the nearest proxy (or Next itself) wrote. Earlier
 * entries are the caller's own claim. null when nobody wrote any.
 */
export function clientAddress(header: HeaderReader): string | null {
  const entries = (header('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim());
  const nearest = entries.at(-1);
  return nearest ? plainAddress(nearest) : null;
}
