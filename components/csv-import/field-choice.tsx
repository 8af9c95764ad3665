'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { describedBy, Field, Select } from '@/components/ui/field';
import { taxCases } from '@/lib/bookkeeping/invoice';
import type { CsvMapping } from '@/lib/documents/csv/mapping';
import type { ImportField, ImportKind, ShownFile } from './import-answer';

type Source = CsvMapping['columns'][string];

interface FieldChoiceProps {
  readonly kind: ImportKind;
  readonly field: ImportField;
  readonly file: ShownFile;
  readonly source: Source | null;
  /** Needed, and not chosen yet. */
  readonly isOpen: boolean;
  readonly choose: (source: Source | null) => void;
}

/** Values a whole file may have in common. */
const constants: Readonly<Record<string, readonly string[]>> = {
  direction: ['outgoing', 'incoming'],
  partnerKind: ['customer', 'supplier'],
  rate: ['19', '7', '0'],
  taxCase: taxCases,
  currency: ['EUR', 'USD', 'CHF', 'GBP'],
  country: ['DE', 'AT', 'CH'],
};

/** The column a field comes from, or one value for all rows; beneath it what stands there in the first rows. */
export function FieldChoice({ kind, field, file, source, isOpen, choose }: FieldChoiceProps) {
  const t = useTranslations('csvImport.columns');
  const names = useTranslations('csvImport.fields');
  const label = useConstantLabel(field.value);
  const id = useId();
  const values = field.mayBeConstant ? (constants[field.value] ?? []) : [];
  const place = source && 'column' in source ? file.headers.indexOf(source.column) : -1;
  const sample = place < 0 ? '' : [...new Set(file.sample.map((cells) => cells[place] ?? ''))].join(' · ');
  const hint = sample === '' ? undefined : t('sample', { sample });
  const error = isOpen ? t('open') : undefined;

  function change(value: string) {
    const [mark, text] = [value.slice(0, 2), value.slice(2)];
    if (mark === 's:') choose({ column: text });
    else if (mark === 'w:') choose({ constant: text });
    else choose(null);
  }

  return (
    <Field
      id={id}
      label={
        field.isRequired
          ? t('requiredField', { field: names(`${kind}.${field.key}`) })
          : names(`${kind}.${field.key}`)
      }
      {...(hint ? { hint: <span className="block truncate">{hint}</span> } : {})}
      {...(error ? { error } : {})}
    >
      <Select
        id={id}
        value={selectValue(source)}
        onChange={({ target }) => change(target.value)}
        {...describedBy(id, { hint, error })}
      >
        <option value="">{t('none')}</option>
        <optgroup label={t('columnsOfFile')}>
          {file.headers.map((header) => (
            <option key={header} value={`s:${header}`}>
              {header}
            </option>
          ))}
        </optgroup>
        {values.length > 0 ? (
          <optgroup label={t('sameForAll')}>
            {values.map((value) => (
              <option key={value} value={`w:${value}`}>
                {label(value)}
              </option>
            ))}
          </optgroup>
        ) : null}
      </Select>
    </Field>
  );
}

function selectValue(source: Source | null): string {
  if (!source) return '';
  return 'column' in source ? `s:${source.column}` : `w:${source.constant}`;
}

function useConstantLabel(valueKind: string): (value: string) => string {
  const directions = useTranslations('directions');
  const cases = useTranslations('taxCases');
  const kinds = useTranslations('csvImport.partnerKinds');
  switch (valueKind) {
    case 'direction':
      return (value) => directions(value === 'incoming' ? 'incoming' : 'outgoing');
    case 'taxCase':
      return (value) => {
        const taxCase = taxCases.find((known) => known === value);
        return taxCase ? cases(taxCase) : value;
      };
    case 'partnerKind':
      return (value) => kinds(value === 'supplier' ? 'supplier' : 'customer');
    case 'rate':
      return (value) => `${value} %`;
    default:
      return (value) => value;
  }
}
