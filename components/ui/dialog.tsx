'use client';

import { lazy, Suspense, useState } from 'react';
import type { DialogProps } from './dialog-window';

const DialogWindow = lazy(async () => ({ default: (await import('./dialog-window')).DialogWindow }));

/**
 * Modal window; a sheet from below on phones. Focus stays inside and returns to where it came from. Its code comes when
 * the first dialog of a page opens, because most visits open none.
 */
export function Dialog(props: DialogProps) {
  const [wasOpened, setWasOpened] = useState(props.open);
  if (props.open && !wasOpened) setWasOpened(true);
  return wasOpened ? (
    <Suspense fallback={null}>
      <DialogWindow {...props} />
    </Suspense>
  ) : null;
}
