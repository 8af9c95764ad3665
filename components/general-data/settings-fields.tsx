'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { describedBy, Field, Input, Select } from '@/components/ui/field';
import { genders, maritalStatuses } from './employee-fields';
import type { SettingsInput, SettingsText } from './settings-input';

interface LineFieldProps {
  readonly name: SettingsText;
  readonly mode: 'numeric' | 'text' | 'email';
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (text: string) => void;
}

/** One line; label and hint stand under its name in the catalogue. */
export function LineField({ name, mode, value, error, onChange }: LineFieldProps) {
  const t = useTranslations('handover.settings.lines');
  const id = useId();
  const hint = t(`${name}.hint`);
  return (
    <Field id={id} label={t(`${name}.label`)} hint={hint} error={error}>
      <Input
        id={id}
        inputMode={mode}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="figures"
        {...describedBy(id, { hint, error })}
      />
    </Field>
  );
}

interface SelectFieldProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

export function SelectField<T extends string>({ label, value, options, onChange }: SelectFieldProps<T>) {
  const id = useId();
  return (
    <Field id={id} label={label}>
      <Select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

interface CodeFieldsProps {
  readonly input: SettingsInput;
  readonly faults: Readonly<Record<string, string>>;
  readonly onChange: (part: Partial<SettingsInput>) => void;
}

/** DATEV's codes of sex and marital status are not published: the Berater reads them in his program. */
export function CodeFields({ input, faults, onChange }: CodeFieldsProps) {
  const t = useTranslations('people');
  const { genderCodes, maritalStatusCodes } = input;
  return (
    <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
      {genders.map((gender) => (
        <CodeField
          key={gender}
          label={t(`genders.${gender}`)}
          value={genderCodes[gender] ?? ''}
          error={faults[`lodasGenderCodes.${gender}`]}
          onChange={(code) => onChange({ genderCodes: { ...genderCodes, [gender]: code } })}
        />
      ))}
      {maritalStatuses.map((status) => (
        <CodeField
          key={status}
          label={t(`maritalStatuses.${status}`)}
          value={maritalStatusCodes[status] ?? ''}
          error={faults[`lodasMaritalStatusCodes.${status}`]}
          onChange={(code) => onChange({ maritalStatusCodes: { ...maritalStatusCodes, [status]: code } })}
        />
      ))}
    </div>
  );
}

function CodeField({
  label,
  value,
  error,
  onChange,
}: {
  label: string;
  value: string;
  error: string | undefined;
  onChange: (code: string) => void;
}) {
  const id = useId();
  return (
    <Field id={id} label={label} error={error}>
      <Input
        id={id}
        value={value}
        maxLength={4}
        onChange={(event) => onChange(event.target.value)}
        className="figures"
        {...describedBy(id, { error })}
      />
    </Field>
  );
}
