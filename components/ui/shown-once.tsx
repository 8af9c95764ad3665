'use client';

import { useTranslations } from 'next-intl';
import { CopyButton } from './copy-button';
import { Notice } from './notice';

interface ShownOnceProps {
  readonly title: string;
  readonly text: string;
  readonly value: string;
}

/** A secret that was made just now and can never be shown again. */
export function ShownOnce({ title, text, value }: ShownOnceProps) {
  const t = useTranslations('common');
  return (
    <Notice tone="warning" title={title}>
      {text}
      <span className="mt-2 flex items-center gap-1 rounded-lg bg-surface px-3 py-2">
        <code className="min-w-0 font-mono break-all">{value}</code>
        <CopyButton text={value} label={t('copy')} copiedLabel={t('copied')} />
      </span>
    </Notice>
  );
}
