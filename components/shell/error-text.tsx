'use client';

import { RotateCcw, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { z } from 'zod/mini';
import { Button } from '@/components/ui/button';

const digestSchema = z.object({ digest: z.string() });

/**
 * Something broke on our side. The number is Next's digest of the error: the operator finds it in the log, and it says
 * nothing to anybody else.
 */
export function ErrorText({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations('errors.unexpected');
  const known = digestSchema.safeParse(error);
  return (
    <div role="alert" className="mx-auto max-w-md py-16 text-center">
      <span className="mx-auto mb-4 grid size-12 place-items-center rounded-full bg-danger-soft text-danger">
        <TriangleAlert aria-hidden className="size-6" />
      </span>
      <h1 className="text-xl font-semibold">{t('title')}</h1>
      <p className="mt-2 text-muted">{t('text')}</p>
      {known.success ? (
        <p className="mt-2 text-sm text-muted">
          {t('number')} <code className="font-mono">{known.data.digest}</code>
        </p>
      ) : null}
      <Button variant="primary" onClick={retry} className="mt-6">
        <RotateCcw aria-hidden />
        {t('retry')}
      </Button>
    </div>
  );
}
