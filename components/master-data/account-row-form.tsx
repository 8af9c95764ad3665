'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Choice, Field, Input, Select } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import { taxCases } from '@/lib/bookkeeping/invoice';
import type { AccountRowInput } from './account-row-input';

interface AccountRowDialogProps {
  readonly row: AccountRowInput;
  readonly onClose: () => void;
  readonly accountLength: number | null;
  readonly save: (row: AccountRowInput) => Promise<ActionAnswer>;
}

/** Adds a row or puts a new one in the place of an old one; it is a proposal until somebody confirms it (B4). */
export function AccountRowDialog({ row, onClose, accountLength, save }: AccountRowDialogProps) {
  const t = useTranslations('masterData.accounts.form');
  const common = useTranslations('common');
  const formId = useId();
  const { run, isPending, refusal, forget } = useAction(save);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    run(
      {
        replaces: row.replaces,
        direction: text('direction'),
        taxCase: text('taxCase'),
        taxRate: text('taxRate'),
        ruleKind: text('ruleKind'),
        ruleValue: text('ruleValue'),
        accountNo: text('accountNo'),
        taxKey: text('taxKey'),
        isAutomatic: form.get('isAutomatic') !== null,
      },
      close,
    );
  }

  function close() {
    forget();
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : close())}
      title={row.replaces ? t('editTitle') : t('addTitle')}
      description={t('lead')}
      closeLabel={common('close')}
      footer={
        <>
          <Button onClick={close}>{common('cancel')}</Button>
          <SubmitButton variant="primary" form={formId} pending={isPending}>
            {t('save')}
          </SubmitButton>
        </>
      }
    >
      <Form id={formId} onSubmit={submit}>
        <RowFields row={row} accountLength={accountLength} />
      </Form>
      <RefusalNotice refusal={refusal} />
    </Dialog>
  );
}

function RowFields({ row, accountLength }: { row: AccountRowInput; accountLength: number | null }) {
  const t = useTranslations('masterData.accounts.form');
  const directions = useTranslations('directions');
  const cases = useTranslations('taxCases');
  const id = useId();
  const [ruleKind, setRuleKind] = useState(row.ruleKind);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field id={`${id}-direction`} label={t('direction')}>
        <Select id={`${id}-direction`} name="direction" defaultValue={row.direction}>
          <option value="outgoing">{directions('outgoing')}</option>
          <option value="incoming">{directions('incoming')}</option>
        </Select>
      </Field>
      <Field id={`${id}-case`} label={t('taxCase')}>
        <Select id={`${id}-case`} name="taxCase" defaultValue={row.taxCase}>
          {taxCases.map((taxCase) => (
            <option key={taxCase} value={taxCase}>
              {cases(taxCase)}
            </option>
          ))}
        </Select>
      </Field>
      <Field id={`${id}-rate`} label={t('taxRate')} hint={t('taxRateHint')}>
        <Input
          id={`${id}-rate`}
          name="taxRate"
          defaultValue={row.taxRate}
          inputMode="decimal"
          required
          className="figures"
        />
      </Field>
      <Field
        id={`${id}-account`}
        label={t('accountNo')}
        hint={accountLength === null ? undefined : t('accountNoHint', { accountLength })}
      >
        <Input
          id={`${id}-account`}
          name="accountNo"
          defaultValue={row.accountNo}
          inputMode="numeric"
          required
          className="figures"
        />
      </Field>
      <Field id={`${id}-key`} label={t('taxKey')} hint={t('taxKeyHint')}>
        <Input
          id={`${id}-key`}
          name="taxKey"
          defaultValue={row.taxKey}
          inputMode="numeric"
          className="figures"
        />
      </Field>
      <Choice
        type="checkbox"
        name="isAutomatic"
        defaultChecked={row.isAutomatic}
        label={t('isAutomatic')}
        description={t('isAutomaticHint')}
        className="self-center"
      />
      <Field id={`${id}-rule`} label={t('rule')}>
        <Select
          id={`${id}-rule`}
          name="ruleKind"
          value={ruleKind}
          onChange={(event) => setRuleKind(event.target.value)}
        >
          <option value="general">{t('ruleKinds.general')}</option>
          <option value="partner">{t('ruleKinds.partner')}</option>
          <option value="text">{t('ruleKinds.text')}</option>
        </Select>
      </Field>
      {ruleKind === 'general' ? null : (
        <Field id={`${id}-value`} label={ruleKind === 'partner' ? t('customerNumber') : t('contains')}>
          <Input id={`${id}-value`} name="ruleValue" defaultValue={row.ruleValue} required maxLength={150} />
        </Field>
      )}
    </div>
  );
}
