'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useId, useRef, useState } from 'react';
import { formatDate, readerLocale } from '@/components/format/format';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { Choice, describedBy, Field, Input } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { TimeOffStatus } from '@/lib/bookkeeping/payroll/types';

export interface ShownTimeOff {
  readonly externalId: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly startsHalfDay: boolean;
  readonly endsHalfDay: boolean;
  readonly hours: string | null;
  readonly status: TimeOffStatus;
}

/** As typed. */
export interface TimeOffInput {
  readonly employeeId: string;
  readonly externalId: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly startsHalfDay: boolean;
  readonly endsHalfDay: boolean;
  readonly hours: string;
  readonly status: TimeOffStatus;
}

type Save = (input: TimeOffInput) => Promise<ActionAnswer>;

interface TimeOffCardProps {
  readonly employeeId: string;
  readonly timeOffs: readonly ShownTimeOff[];
  /** Kinds of absence the company has mapped to DATEV's. */
  readonly types: readonly string[];
  readonly save: Save;
}

/** Absences of a person, the youngest first; a request is approved or declined here (K7). */
export function TimeOffCard({ employeeId, timeOffs, types, save }: TimeOffCardProps) {
  const t = useTranslations('people.timeOffs');
  return (
    <>
      {timeOffs.length > 0 ? (
        <TimeOffTable employeeId={employeeId} timeOffs={timeOffs} save={save} />
      ) : (
        <p className="px-5 text-muted">{t('none')}</p>
      )}
      <TimeOffForm employeeId={employeeId} types={types} save={save} />
    </>
  );
}

function TimeOffTable({ employeeId, timeOffs, save }: Omit<TimeOffCardProps, 'types'>) {
  const t = useTranslations('people.timeOffs');
  const locale = readerLocale(useLocale());
  const { run, isPending, refusal } = useAction(save);
  const decided = (timeOff: ShownTimeOff, status: TimeOffStatus): TimeOffInput => ({
    ...timeOff,
    employeeId,
    hours: timeOff.hours ?? '',
    status,
  });
  const rangeOf = ({ from, to }: ShownTimeOff) =>
    t('range', { from: formatDate(from, locale), to: formatDate(to, locale) });
  return (
    <>
      <Table caption={t('title')}>
        <thead>
          <tr>
            <HeaderCell>{t('type')}</HeaderCell>
            <HeaderCell>{t('days')}</HeaderCell>
            <HeaderCell>{t('status')}</HeaderCell>
            <HeaderCell>
              <span className="sr-only">{t('actions')}</span>
            </HeaderCell>
          </tr>
        </thead>
        <tbody>
          {timeOffs.map((timeOff) => (
            <tr key={timeOff.externalId}>
              <Cell>{timeOff.type}</Cell>
              <Cell className="figures">
                {rangeOf(timeOff)}
                <Parts timeOff={timeOff} />
              </Cell>
              <Cell>{t(`statuses.${timeOff.status}`)}</Cell>
              <Cell>
                <div className="flex flex-wrap gap-2">
                  {timeOff.status === 'requested' ? (
                    <>
                      <SubmitButton
                        type="button"
                        size="small"
                        pending={isPending}
                        onClick={() => run(decided(timeOff, 'approved'))}
                      >
                        {t('approve')}
                      </SubmitButton>
                      <SubmitButton
                        type="button"
                        size="small"
                        variant="quiet"
                        pending={isPending}
                        onClick={() => run(decided(timeOff, 'declined'))}
                      >
                        {t('decline')}
                      </SubmitButton>
                    </>
                  ) : null}
                  {timeOff.status === 'approved' ? (
                    <ConfirmButton
                      size="small"
                      variant="quiet"
                      title={t('cancelQuestion')}
                      text={t('cancelText', { type: timeOff.type, range: rangeOf(timeOff) })}
                      confirmLabel={t('cancelConfirm')}
                      cancelLabel={t('cancelKeep')}
                      input={decided(timeOff, 'cancelled')}
                      action={save}
                    >
                      {t('cancel')}
                    </ConfirmButton>
                  ) : null}
                </div>
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      <div className="px-5">
        <RefusalNotice refusal={refusal} />
      </div>
    </>
  );
}

function Parts({ timeOff }: { timeOff: ShownTimeOff }) {
  const t = useTranslations('people.timeOffs');
  const parts = [
    ...(timeOff.startsHalfDay ? [t('startsHalfDay')] : []),
    ...(timeOff.endsHalfDay ? [t('endsHalfDay')] : []),
    ...(timeOff.hours === null ? [] : [t('hoursOf', { hours: timeOff.hours })]),
  ];
  return parts.length > 0 ? <span className="block text-muted">{parts.join(' · ')}</span> : null;
}

function TimeOffForm({ employeeId, types, save }: Omit<TimeOffCardProps, 'timeOffs'>) {
  const t = useTranslations('people.timeOffs');
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const { run, isPending, refusal } = useAction(save);
  // Made here, so that an absence whose answer was lost is recognised when it is sent again.
  const [externalId, setExternalId] = useState(() => crypto.randomUUID());
  const field = (name: string) => ({
    control: {
      id: `${id}-${name}`,
      name,
      ...describedBy(`${id}-${name}`, { error: refusal?.fields?.[name] }),
    },
    frame: { id: `${id}-${name}`, error: refusal?.fields?.[name] },
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const input: TimeOffInput = {
      employeeId,
      externalId,
      type: text('type'),
      from: text('from'),
      to: text('to') || text('from'),
      startsHalfDay: data.get('startsHalfDay') !== null,
      endsHalfDay: data.get('endsHalfDay') !== null,
      hours: text('hours'),
      status: data.get('isApproved') === null ? 'requested' : 'approved',
    };
    run(input, () => {
      setExternalId(crypto.randomUUID());
      form.current?.reset();
    });
  }

  return (
    <Form ref={form} onSubmit={submit} noValidate className="border-t border-line px-5 pt-4 pb-5">
      <h3 className="mb-3 text-sm font-semibold">{t('addTitle')}</h3>
      <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
        <Field {...field('type').frame} label={t('type')}>
          <Input {...field('type').control} list={`${id}-types`} />
          <datalist id={`${id}-types`}>
            {types.map((type) => (
              <option key={type} value={type} />
            ))}
          </datalist>
        </Field>
        <Field {...field('from').frame} label={t('from')}>
          <Input {...field('from').control} type="date" />
        </Field>
        <Field {...field('to').frame} label={t('to')}>
          <Input {...field('to').control} type="date" />
        </Field>
        <Field {...field('hours').frame} label={t('hours')}>
          <Input {...field('hours').control} inputMode="decimal" className="figures" />
        </Field>
      </div>
      <div className="mt-3 flex flex-wrap gap-x-6 gap-y-2 text-sm">
        <Choice type="checkbox" name="startsHalfDay" label={t('startsHalfDay')} />
        <Choice type="checkbox" name="endsHalfDay" label={t('endsHalfDay')} />
        <Choice type="checkbox" name="isApproved" label={t('isApproved')} defaultChecked />
      </div>
      <RefusalNotice refusal={refusal} />
      <SubmitButton pending={isPending} className="mt-4">
        {t('add')}
      </SubmitButton>
    </Form>
  );
}
