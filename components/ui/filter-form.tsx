'use client';

import { useRouter } from 'next/navigation';
import type { ComponentProps, FormEvent } from 'react';

/**
 * A form whose fields stand in the address: goes there without loading the page anew, and leaves out what is empty.
 * Without a script the browser does the same.
 */
export function FilterForm({ action, ...rest }: Omit<ComponentProps<'form'>, 'action'> & { action: string }) {
  const router = useRouter();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget)) {
      if (typeof value === 'string' && value !== '') query.set(name, value);
    }
    const text = query.toString();
    router.push(text ? `${action}?${text}` : action, { scroll: false });
  }

  return <form action={action} method="get" onSubmit={submit} {...rest} />;
}
