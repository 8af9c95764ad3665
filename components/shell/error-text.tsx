'use client';

import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';

/**
 * Something broke on our side. The number is Next's digest of the error: the operator finds it in the log, and it says
 * nothing to anybody else. Every page carries this, so it is kept small.
 */
export function ErrorText({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations('errors.unexpected');
  const digest = digestOf(error);
  return (
    <div role="alert" className="mx-auto max-w-md py-16 text-center">
      <span className="mx-auto mb-4 grid size-12 place-items-center rounded-full bg-danger-soft text-danger">
        <TriangleAlert aria-hidden className="size-6" />
      </span>
      <h1 className="text-xl font-semibold">{t('title')}</h1>
      <p className="mt-2 text-muted">{t('text')}</p>
      {digest ? (
        <p className="mt-2 text-sm text-muted">
          {t('number')} <code className="font-mono">{digest}</code>
        </p>
      ) : null}
      <button
        type="button"
        onClick={retry}
        className="mt-6 h-10 rounded-lg bg-brand px-4 font-medium text-on-brand hover:bg-brand-strong"
      >
        {t('retry')}
      </button>
    </div>
  );
}

function digestOf(error: unknown): string | null {
  const digest: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'digest') : null;
  return typeof digest === 'string' ? digest : null;
}
