'use client';

import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { Choice, Field, Select } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import {
  mapInvoiceNumber,
  type NumberMappingRule,
  numberReplacements,
} from '@/lib/bookkeeping/number-mapping';

type NumberReplacement = (typeof numberReplacements)[number];

interface NumberMappingFormProps {
  readonly rule: NumberMappingRule;
  /** null: this person only reads. */
  readonly save: ((input: { rule: string }) => Promise<ActionAnswer>) | null;
}

const examples = ['RE 2026/0001', 'Gutschrift#12', 'ÄÖ-2026_7'];

/** Refuse foreign characters, or replace each by one that DATEV takes; shown on examples before it is saved (B5). */
export function NumberMappingForm({ rule, save }: NumberMappingFormProps) {
  const t = useTranslations('settings.numbers');
  const { run, isPending, refusal } = useAction(save ?? noChange);
  const [kind, setKind] = useState(rule.kind);
  const [replacement, setReplacement] = useState<NumberReplacement>(
    rule.kind === 'replace' ? rule.replacement : '-',
  );
  const [isSaved, setIsSaved] = useState(false);
  const chosen: NumberMappingRule = kind === 'replace' ? { kind, replacement } : { kind };

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setIsSaved(false);
    run({ rule: kind === 'replace' ? replacement : 'refuse' }, () => setIsSaved(true));
  }

  return (
    <Form onSubmit={submit} className="flex flex-col gap-5">
      <fieldset disabled={save === null} className="flex flex-col gap-3">
        <legend className="sr-only">{t('title')}</legend>
        <Choice
          type="radio"
          name="kind"
          checked={kind === 'replace'}
          onChange={() => setKind('replace')}
          label={t('replace')}
          description={t('replaceText')}
        />
        <Field id="ersatzzeichen" label={t('replacement')} className="ml-7 max-w-40">
          <Select
            id="ersatzzeichen"
            value={replacement}
            disabled={kind !== 'replace'}
            onChange={(event) =>
              setReplacement(numberReplacements.find((known) => known === event.target.value) ?? '-')
            }
          >
            {numberReplacements.map((character) => (
              <option key={character} value={character}>
                {character}
              </option>
            ))}
          </Select>
        </Field>
        <Choice
          type="radio"
          name="kind"
          checked={kind === 'refuse'}
          onChange={() => setKind('refuse')}
          label={t('refuse')}
          description={t('refuseText')}
        />
      </fieldset>
      <Examples rule={chosen} />
      <RefusalNotice refusal={refusal} />
      {save ? (
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton variant="primary" pending={isPending}>
            {t('save')}
          </SubmitButton>
          <p role="status" className="text-sm font-medium text-success">
            {isSaved ? t('saved') : ''}
          </p>
        </div>
      ) : (
        <p className="text-sm text-muted">{t('readOnly')}</p>
      )}
    </Form>
  );
}

function Examples({ rule }: { rule: NumberMappingRule }) {
  const t = useTranslations('settings.numbers');
  return (
    <div className="rounded-xl bg-sunken px-4 py-3 text-sm">
      <p className="mb-1 font-medium">{t('examples')}</p>
      <ul className="figures flex flex-col gap-1">
        {examples.map((example) => {
          const { mapped } = mapInvoiceNumber(example, rule);
          return (
            <li key={example} className="flex flex-wrap items-center gap-2">
              <span>{example}</span>
              <ArrowRight aria-label={t('becomes')} className="size-3.5 text-muted" />
              {mapped === null ? (
                <span className="font-medium text-danger">{t('heldBack')}</span>
              ) : (
                <span>{mapped}</span>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Stands in for the action where there is none to call: the form then has no button. */
async function noChange(): Promise<ActionAnswer> {
  return { kind: 'done', value: null };
}
