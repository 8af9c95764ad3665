'use client';

import { FileUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type DragEvent, useId, useState } from 'react';
import { useSignInAgain } from '@/components/session/session-guard';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { Notice } from '@/components/ui/notice';
import { canResume } from './upload-list';
import { UploadRow } from './upload-row';
import { useUploads } from './use-uploads';

/** Many e-invoices at once, by drag and drop or by choosing; a result for each. */
export function UploadPanel() {
  const t = useTranslations('upload');
  const id = useId();
  const signInAgain = useSignInAgain();
  const { uploads, add, direct, directAll, resume } = useUploads(signInAgain);
  const [isOver, setIsOver] = useState(false);
  const done = uploads.filter(({ state }) => state.kind !== 'waiting' && state.kind !== 'sending').length;
  const asking = uploads.filter(({ state }) => state.kind === 'direction_needed').length;
  const isInterrupted = uploads.some(({ state }) => canResume(state));

  function drop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    add([...event.dataTransfer.files]);
  }

  return (
    <div className="flex flex-col gap-6">
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
        className={classNames(
          'flex cursor-pointer flex-col items-center rounded-2xl border-2 border-dashed px-6 py-12 text-center has-focus-visible:outline-2 has-focus-visible:outline-brand',
          isOver ? 'border-brand bg-brand-soft' : 'border-line-strong bg-surface hover:border-brand',
        )}
      >
        <FileUp aria-hidden className="mb-3 size-8 text-brand" />
        <span className="text-lg font-semibold">{t('drop')}</span>
        <span className="mt-1 text-muted">{t('kinds')}</span>
        <input
          id={id}
          type="file"
          multiple
          accept=".xml,.pdf,application/xml,text/xml,application/pdf"
          className="sr-only"
          onChange={(event) => {
            add([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </label>
      <p role="status" className="sr-only">
        {uploads.length > 0 ? t('progress', { done, total: uploads.length }) : ''}
      </p>
      {isInterrupted ? (
        <Notice
          tone="warning"
          title={t('interrupted')}
          actions={
            <Button size="small" onClick={resume}>
              {t('resume')}
            </Button>
          }
        >
          {t('interruptedText')}
        </Notice>
      ) : null}
      {asking > 1 ? (
        <Notice
          tone="warning"
          title={t('directionOfAll', { count: asking })}
          actions={
            <>
              <Button size="small" onClick={() => directAll('incoming')}>
                {t('allIncoming')}
              </Button>
              <Button size="small" onClick={() => directAll('outgoing')}>
                {t('allOutgoing')}
              </Button>
            </>
          }
        >
          {t('directionOfAllText')}
        </Notice>
      ) : null}
      {uploads.length > 0 ? (
        <section
          aria-label={t('results')}
          className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card"
        >
          <p className="figures border-b border-line px-5 py-3 text-sm text-muted">
            {t('progress', { done, total: uploads.length })}
          </p>
          <ul className="divide-y divide-line">
            {uploads.map((upload) => (
              <UploadRow
                key={upload.key}
                upload={upload}
                onDirection={(direction) => direct(upload.key, direction)}
              />
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
