'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Choice, Field, Input } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { type ImportKind, importKinds, largestImport } from './import-answer';
import { ImportColumns } from './import-columns';
import { ImportResult } from './import-result';
import { useImport } from './use-import';

/** People, wages or absences of a CSV file: choose, match the columns, check, mend, take over (K7). */
export function PeopleImport() {
  const t = useTranslations('people.import');
  const lost = useTranslations('csvImport.lost');
  const work = useImport();
  const { state, isBusy, trouble } = work;
  return (
    <div className="flex flex-col gap-6">
      <div role="alert" className="empty:hidden">
        {trouble ? (
          <Notice tone="danger" title={trouble.kind === 'lost' ? lost('title') : t('refused')}>
            {trouble.kind === 'lost' ? lost('text') : trouble.message}
          </Notice>
        ) : null}
      </div>
      {state ? (
        <>
          <ImportColumns state={state} isBusy={isBusy} choose={work.chooseColumn} check={work.check} />
          {state.outcomes ? <ImportResult state={state} outcomes={state.outcomes} work={work} /> : null}
          <div>
            <Button variant="quiet" onClick={work.startOver}>
              {t('startOver')}
            </Button>
          </div>
        </>
      ) : (
        <FileChoice isBusy={isBusy} read={work.read} />
      )}
    </div>
  );
}

function FileChoice({
  isBusy,
  read,
}: {
  isBusy: boolean;
  read: (kind: ImportKind, file: File) => Promise<void>;
}) {
  const t = useTranslations('people.import');
  const id = useId();
  const [kind, setKind] = useState<ImportKind>('employees');
  const [fault, setFault] = useState<string | null>(null);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const file = new FormData(event.currentTarget).get('file');
    const isFile = file instanceof File && file.size > 0;
    setFault(!isFile ? t('noFile') : file.size > largestImport ? t('tooLarge') : null);
    if (isFile && file.size <= largestImport) void read(kind, file);
  }

  return (
    <Card id="datei" title={t('fileTitle')} description={t('fileLead')}>
      <Form onSubmit={submit} className="flex flex-col gap-5">
        <fieldset className="flex flex-col gap-3">
          <legend className="mb-2 text-sm font-medium">{t('kind')}</legend>
          {importKinds.map((option) => (
            <Choice
              key={option}
              type="radio"
              name="kind"
              checked={kind === option}
              onChange={() => setKind(option)}
              label={t(`kinds.${option}.label`)}
              description={t(`kinds.${option}.text`)}
            />
          ))}
        </fieldset>
        <Field id={id} label={t('file')} error={fault}>
          <Input id={id} name="file" type="file" accept=".csv,.txt,text/csv" className="py-2" />
        </Field>
        <div>
          <SubmitButton variant="primary" pending={isBusy}>
            {t('read')}
          </SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
