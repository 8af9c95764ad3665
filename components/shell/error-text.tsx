'use client';

import { RotateCcw, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';

/**
 * Something broke on our side. The number is Next's digest of the error: the operator finds it in the log, and it says
 * nothing to anybody else.
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
      <Button variant="primary" onClick={retry} className="mt-6">
        <RotateCcw aria-hidden />
        {t('retry')}
      </Button>
    </div>
  );
}

function digestOf(error: unknown): string | null {
  const digest: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'digest') : null;
  return typeof digest === 'string' ? digest : null;
}
