'use client';

import { useEffect, useState } from 'react';

/**
 * The secret of a link stands behind the `#`, which the browser tells no server. Read once and taken out of the address at
 * once, so that it stays in no history and on no screen.
 * @returns undefined until it is read; '' when there is none
 */
export function useAddressToken(): string | undefined {
  const [token, setToken] = useState<string>();
  useEffect(() => {
    const found = window.location.hash.slice(1);
    if (found) window.history.replaceState(window.history.state, '', window.location.pathname);
    // A second look (React does that while developing) finds the address clean already.
    setToken((known) => known || found);
  }, []);
  return token;
}
