'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Notice } from '@/components/ui/notice';

/** Shown this one time; the person says when they are kept. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useTranslations('account.secondFactor.recovery');
  const common = useTranslations('common');
  return (
    <Notice
      tone="warning"
      role="status"
      title={t('title')}
      actions={
        <Button variant="primary" onClick={onKept}>
          {t('kept')}
        </Button>
      }
    >
      <p>{t('text')}</p>
      <div className="mt-3 flex items-start gap-1 rounded-lg bg-surface px-3 py-2">
        <ul aria-label={t('list')} className="grid grow gap-x-8 gap-y-1 font-mono sm:grid-cols-2">
          {codes.map((code) => (
            <li key={code} className="break-all">
              {code}
            </li>
          ))}
        </ul>
        <CopyButton text={codes.join('\n')} label={t('copy')} copiedLabel={common('copied')} />
      </div>
    </Notice>
  );
}
