'use client';

import { FileSpreadsheet } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type DragEvent, useEffect, useId, useRef, useState } from 'react';
import { FindingList } from '@/components/findings/finding-list';
import { useSignInAgain } from '@/components/session/session-guard';
import { classNames } from '@/components/ui/class-names';
import { Notice } from '@/components/ui/notice';
import { CheckStep } from './check-step';
import { ColumnsStep } from './columns-step';
import { DoneStep } from './done-step';
import type { ImportField, ImportKind } from './import-answer';
import { StepList } from './step-list';
import { type ImportState, useImport } from './use-import';

interface ImportWizardProps {
  readonly kind: ImportKind;
  readonly fields: readonly ImportField[];
  /** Where what was imported can be seen. */
  readonly target: string;
}

/** From a CSV file to documents in four steps; each can be gone back to, nothing is stored before the last. */
export function ImportWizard({ kind, fields, target }: ImportWizardProps) {
  const t = useTranslations('csvImport');
  const signInAgain = useSignInAgain();
  const wizard = useImport(kind, signInAgain);
  const { state, file, isPending, isLost } = wizard;
  const heading = useRef<HTMLHeadingElement>(null);

  // Whoever cannot see hears which step came; the first one is there when the page comes.
  const isFirst = state.step === 'choose';
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step is the event
  useEffect(() => {
    if (!isFirst) heading.current?.focus();
  }, [state.step]);

  return (
    <div className="flex flex-col gap-5">
      <StepList step={state.step} />
      <h2 ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
        {t(`steps.${state.step}`)}
        {file && !isFirst ? <span className="ml-2 font-normal text-muted">{file.name}</span> : null}
      </h2>
      {isLost ? (
        <Notice role="alert" tone="warning" title={t('lost.title')}>
          {t('lost.text')}
        </Notice>
      ) : null}
      <p role="status" className="sr-only">
        {isPending ? t('reading') : ''}
      </p>
      {state.step === 'choose' ? (
        <ChooseStep kind={kind} answer={state.answer} isPending={isPending} choose={wizard.choose} />
      ) : null}
      {state.step === 'columns' ? (
        <ColumnsStep
          fields={fields}
          kind={kind}
          file={state.answer.file}
          isPending={isPending}
          check={wizard.check}
          startAgain={wizard.startAgain}
        />
      ) : null}
      {state.step === 'check' ? (
        <CheckStep
          kind={kind}
          answer={state.answer}
          isPending={isPending}
          confirm={() => wizard.confirm(state.answer.file.mapping)}
          back={wizard.backToColumns}
        />
      ) : null}
      {state.step === 'done' ? (
        <DoneStep kind={kind} answer={state.answer} target={target} startAgain={wizard.startAgain} />
      ) : null}
    </div>
  );
}

interface ChooseStepProps {
  readonly kind: ImportKind;
  readonly answer: Extract<ImportState, { step: 'choose' }>['answer'];
  readonly isPending: boolean;
  readonly choose: (file: File) => void;
}

function ChooseStep({ kind, answer, isPending, choose }: ChooseStepProps) {
  const t = useTranslations('csvImport.choose');
  const id = useId();
  const [isOver, setIsOver] = useState(false);

  function drop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    const [file] = event.dataTransfer.files;
    if (file) choose(file);
  }

  return (
    <>
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
          isPending && 'opacity-55',
        )}
      >
        <FileSpreadsheet aria-hidden className="mb-3 size-8 text-brand" />
        <span className="text-lg font-semibold">{t('drop')}</span>
        <span className="mt-1 max-w-prose text-muted">{t(`hints.${kind}`)}</span>
        <input
          id={id}
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          className="sr-only"
          disabled={isPending}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) choose(file);
            event.target.value = '';
          }}
        />
      </label>
      <div role="alert">
        {answer?.kind === 'too_large' ? <Notice tone="danger" title={t('tooLarge')} /> : null}
        {answer?.kind === 'other_company' ? <Notice tone="danger" title={answer.message} /> : null}
        {answer?.kind === 'unreadable' ? <FindingList findings={answer.findings} /> : null}
      </div>
    </>
  );
}
