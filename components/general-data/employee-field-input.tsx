'use client';

import { useTranslations } from 'next-intl';
import { Choice, describedBy, Field, Input, Select } from '@/components/ui/field';
import { type FormField, genders, maritalStatuses } from './employee-fields';

interface EmployeeFieldInputProps {
  readonly id: string;
  readonly field: FormField;
  readonly value: string;
  /** Last characters of a secret that is kept, empty for a short one; null: none is. */
  readonly secretEnd: string | null;
  readonly isLocked: boolean;
  readonly error: string | undefined;
}

/** One field of the form. A secret is never shown again: only that it is there, and how it ends. */
export function EmployeeFieldInput(props: EmployeeFieldInputProps) {
  const { id, field, secretEnd, error } = props;
  const t = useTranslations('people');
  const isSecret = field.control === 'secret';
  const kept = secretEnd === '' ? t('form.keptShort') : t('form.kept', { end: secretEnd ?? '' });
  const hint = isSecret && secretEnd !== null ? kept : undefined;
  const label = field.isRequired ? `${t(`fields.${field.name}`)} *` : t(`fields.${field.name}`);
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <Control {...props} hint={hint} />
      {isSecret && secretEnd !== null ? (
        <Choice
          type="checkbox"
          name={`forget-${field.name}`}
          label={t('form.forget')}
          className="mt-1 text-sm"
        />
      ) : null}
    </Field>
  );
}

function Control({
  id,
  field,
  value,
  isLocked,
  error,
  hint,
}: EmployeeFieldInputProps & { hint: string | undefined }) {
  const t = useTranslations('people');
  const common = { id, name: field.name, ...describedBy(id, { hint, error }) };
  switch (field.control) {
    case 'gender':
      return (
        <Select {...common} defaultValue={value}>
          <option value="">{t('form.unknown')}</option>
          {genders.map((gender) => (
            <option key={gender} value={gender}>
              {t(`genders.${gender}`)}
            </option>
          ))}
        </Select>
      );
    case 'maritalStatus':
      return (
        <Select {...common} defaultValue={value}>
          <option value="">{t('form.unknown')}</option>
          {maritalStatuses.map((status) => (
            <option key={status} value={status}>
              {t(`maritalStatuses.${status}`)}
            </option>
          ))}
        </Select>
      );
    case 'date':
      return <Input {...common} type="date" defaultValue={value} />;
    case 'number':
      return <Input {...common} inputMode="numeric" defaultValue={value} className="figures" />;
    case 'decimal':
      return <Input {...common} inputMode="decimal" defaultValue={value} className="figures" />;
    case 'secret':
      return <Input {...common} autoComplete="off" defaultValue="" className="figures" />;
    case 'text':
      return <Input {...common} defaultValue={value} readOnly={isLocked} />;
  }
}
