'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useId } from 'react';
import { readerLocale } from '@/components/format/format';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Field, Input, Select } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import { type TaxCase, taxCases } from '@/lib/bookkeeping/invoice';
import {
  type EditedInvoice,
  type InvoiceEdit,
  shownDecimal,
  typedDecimal,
  typedRate,
  typedText,
} from './invoice-edit';

interface InvoiceEditFormProps {
  readonly invoiceId: string;
  readonly version: number;
  readonly invoice: EditedInvoice;
  readonly revise: (edit: InvoiceEdit) => Promise<ActionAnswer>;
}

/** Everything a booking needs and an e-invoice may leave open (E2). Fields not shown stay as they came. */
export function InvoiceEditForm({ invoiceId, version, invoice, revise }: InvoiceEditFormProps) {
  const t = useTranslations('documentEdit');
  const common = useTranslations('common');
  const router = useRouter();
  const { run, isPending, refusal } = useAction(revise);
  const back = `/belege/${invoiceId}`;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    run({ invoiceId, version, revision: readForm(invoice, form) }, () => router.push(back));
  }

  return (
    <Form onSubmit={submit} className="flex flex-col gap-6">
      <Card id="kopf" title={t('header')}>
        <HeaderFields invoice={invoice} />
      </Card>
      <Card id="partner" title={t('partner')}>
        <PartnerFields partner={invoice.partner} />
      </Card>
      {invoice.positions.map((position, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: positions keep their places in this form
        <Card key={index} id={`position-${index + 1}`} title={t('position', { number: index + 1 })}>
          <PositionFields position={position} index={index} />
        </Card>
      ))}
      <RefusalNotice refusal={refusal} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant="primary" pending={isPending}>
          {t('save')}
        </SubmitButton>
        <Button asChild>
          <Link href={back}>{common('cancel')}</Link>
        </Button>
      </div>
    </Form>
  );
}

interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | null | undefined;
  readonly type?: 'text' | 'date';
  readonly isRequired?: boolean;
  readonly isFigures?: boolean;
  readonly hint?: string;
}

function TextField({
  name,
  label,
  value,
  type = 'text',
  isRequired = false,
  isFigures = false,
  hint,
}: TextFieldProps) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint}>
      <Input
        id={id}
        name={name}
        type={type}
        defaultValue={value ?? ''}
        required={isRequired}
        className={isFigures ? 'figures' : undefined}
      />
    </Field>
  );
}

function HeaderFields({ invoice }: { invoice: EditedInvoice }) {
  const t = useTranslations('document.fields');
  const edit = useTranslations('documentEdit');
  const locale = readerLocale(useLocale());
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      <TextField name="number" label={edit('number')} value={invoice.number} isRequired isFigures />
      <TextField name="issueDate" label={t('issueDate')} value={invoice.issueDate} type="date" isRequired />
      <TextField name="serviceDate" label={t('serviceDate')} value={invoice.serviceDate} type="date" />
      <TextField name="dueDate" label={t('dueDate')} value={invoice.dueDate} type="date" />
      <TextField
        name="grossAmount"
        label={t('grossAmount')}
        value={shownDecimal(invoice.grossAmount, locale)}
        hint={invoice.currency}
        isRequired
        isFigures
      />
      {invoice.currency === 'EUR' ? null : (
        <TextField
          name="exchangeRate"
          label={t('exchangeRate')}
          value={invoice.exchangeRate ? shownDecimal(invoice.exchangeRate, locale) : ''}
          hint={edit('exchangeRateHint', { currency: invoice.currency })}
          isFigures
        />
      )}
      <TextField name="orderId" label={t('orderId')} value={invoice.orderId} />
      <TextField name="text" label={t('text')} value={invoice.text} />
      <TextField name="information" label={t('information')} value={invoice.information} />
    </div>
  );
}

function PartnerFields({ partner }: { partner: EditedInvoice['partner'] }) {
  const t = useTranslations('document.fields');
  const edit = useTranslations('documentEdit');
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      <TextField name="partner.name" label={edit('partnerName')} value={partner.name} isRequired />
      <TextField name="partner.city" label={edit('city')} value={partner.city} />
      <TextField
        name="partner.country"
        label={edit('country')}
        value={partner.country}
        hint={edit('countryHint')}
      />
      <TextField name="partner.vatId" label={t('vatId')} value={partner.vatId} isFigures />
      <TextField
        name="partner.customerNumber"
        label={t('customerNumber')}
        value={partner.customerNumber}
        isFigures
      />
      <TextField name="partner.iban" label={t('iban')} value={partner.iban} isFigures />
    </div>
  );
}

function PositionFields({
  position,
  index,
}: {
  position: EditedInvoice['positions'][number];
  index: number;
}) {
  const t = useTranslations('documentEdit');
  const positions = useTranslations('document.positions');
  const cases = useTranslations('taxCases');
  const locale = readerLocale(useLocale());
  const id = useId();
  const name = (field: string) => `positions.${index}.${field}`;
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      <TextField
        name={name('grossAmount')}
        label={positions('grossAmount')}
        value={shownDecimal(position.grossAmount, locale)}
        isRequired
        isFigures
      />
      <TextField
        name={name('taxRate')}
        label={t('taxRate')}
        value={shownDecimal(position.taxRate, locale)}
        isRequired
        isFigures
      />
      <Field id={id} label={positions('taxCase')}>
        <Select id={id} name={name('taxCase')} defaultValue={position.taxCase ?? ''}>
          <option value="">{t('chooseTaxCase')}</option>
          {taxCases.map((taxCase) => (
            <option key={taxCase} value={taxCase}>
              {cases(taxCase)}
            </option>
          ))}
        </Select>
      </Field>
      <TextField name={name('text')} label={positions('text')} value={position.text} />
      <TextField
        name={name('accountNo')}
        label={t('accountNo')}
        value={position.accountNo}
        hint={t('accountNoHint')}
        isFigures
      />
      <TextField name={name('taxKey')} label={t('taxKey')} value={position.taxKey} isFigures />
      <TextField name={name('costCenter1')} label={t('costCenter1')} value={position.costCenter1} isFigures />
      <TextField name={name('costCenter2')} label={t('costCenter2')} value={position.costCenter2} isFigures />
    </div>
  );
}

/** The invoice as it came with what the form says now; nothing else changes. */
function readForm(invoice: EditedInvoice, form: FormData): EditedInvoice {
  const typed = (name: string) => String(form.get(name) ?? '');
  const text = (name: string) => typedText(typed(name));
  const exchangeRate = text('exchangeRate');
  return {
    ...invoice,
    number: typed('number').trim(),
    issueDate: typed('issueDate'),
    serviceDate: text('serviceDate'),
    dueDate: text('dueDate'),
    grossAmount: typedDecimal(typed('grossAmount')),
    exchangeRate: exchangeRate === null ? null : typedRate(exchangeRate),
    orderId: text('orderId'),
    text: text('text'),
    information: text('information'),
    partner: {
      ...invoice.partner,
      name: typed('partner.name').trim(),
      city: text('partner.city'),
      country: text('partner.country')?.toUpperCase() ?? null,
      vatId: text('partner.vatId'),
      customerNumber: text('partner.customerNumber'),
      iban: text('partner.iban'),
    },
    positions: invoice.positions.map((position, index) => {
      const name = (field: string) => `positions.${index}.${field}`;
      return {
        ...position,
        grossAmount: typedDecimal(typed(name('grossAmount'))),
        taxRate: typedDecimal(typed(name('taxRate'))),
        taxCase: readTaxCase(typed(name('taxCase'))),
        text: text(name('text')),
        accountNo: text(name('accountNo')),
        taxKey: text(name('taxKey')),
        costCenter1: text(name('costCenter1')),
        costCenter2: text(name('costCenter2')),
      };
    }),
  };
}

function readTaxCase(text: string): TaxCase | null {
  return taxCases.find((known) => known === text) ?? null;
}
