'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { formatMonth, readerLocale } from '@/components/format/format';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { Cell, HeaderCell, Table } from '@/components/ui/table';

export interface ShownPayrollMonth {
  readonly month: string;
  readonly people: number;
  readonly open: number;
}

interface PayrollMonthsProps {
  readonly months: readonly ShownPayrollMonth[];
  /** null: this person only reads. */
  readonly push: ((input: { month: string }) => Promise<ActionAnswer<{ pushId: string }>>) | null;
}

/** Months with prepared payments; what is open goes with a click (K8). */
export function PayrollMonths({ months, push }: PayrollMonthsProps) {
  const t = useTranslations('handover.payroll');
  const locale = readerLocale(useLocale());
  return (
    <Table caption={t('title')}>
      <thead>
        <tr>
          <HeaderCell>{t('month')}</HeaderCell>
          <HeaderCell>{t('people')}</HeaderCell>
          <HeaderCell>{t('open')}</HeaderCell>
          <HeaderCell>
            <span className="sr-only">{t('actions')}</span>
          </HeaderCell>
        </tr>
      </thead>
      <tbody>
        {months.map(({ month, people, open }) => (
          <tr key={month}>
            <Cell>{formatMonth(month, locale)}</Cell>
            <Cell className="figures">{people}</Cell>
            <Cell className="figures">{open}</Cell>
            <Cell className="text-right">
              {push && open > 0 ? <PushMonth month={month} push={push} /> : null}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function PushMonth({ month, push }: { month: string; push: NonNullable<PayrollMonthsProps['push']> }) {
  const t = useTranslations('handover.payroll');
  const router = useRouter();
  const { run, isPending, refusal } = useAction(push);
  return (
    <>
      <SubmitButton
        type="button"
        size="small"
        pending={isPending}
        onClick={() => run({ month }, ({ pushId }) => router.push(`/stammdaten/uebergabe/${pushId}`))}
      >
        {t('push')}
      </SubmitButton>
      <RefusalNotice refusal={refusal} />
    </>
  );
}
