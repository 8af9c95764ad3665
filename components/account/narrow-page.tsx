import type { ReactNode } from 'react';
import { Wordmark } from '@/components/brand/mark';
import { LanguageOptions } from '@/components/shell/user-menu';

interface NarrowPageProps {
  readonly title: string;
  readonly lead?: string;
  readonly chooseLocale: (form: FormData) => Promise<void>;
  readonly children: ReactNode;
}

/** A page for people who are not signed in: one thing to do, and the language. */
export function NarrowPage({ title, lead, chooseLocale, children }: NarrowPageProps) {
  return (
    <main id="inhalt" tabIndex={-1} className="flex min-h-dvh flex-col px-6 py-8 outline-none sm:px-12">
      <Wordmark />
      <div className="mx-auto my-auto w-full max-w-md py-10">
        <h1 className="text-2xl font-semibold">{title}</h1>
        {lead ? <p className="mt-1 text-muted">{lead}</p> : null}
        <div className="mt-6">{children}</div>
      </div>
      <form action={chooseLocale} className="mx-auto w-full max-w-md">
        <LanguageOptions />
      </form>
    </main>
  );
}
