'use client';

import { ErrorText } from '@/components/shell/error-text';

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main id="inhalt" tabIndex={-1} className="grid min-h-dvh place-items-center px-4 outline-none">
      <ErrorText error={error} retry={retry} />
    </main>
  );
}
