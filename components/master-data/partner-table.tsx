'use client';

import { Wand2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { Input } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { BusinessPartnerView } from '@/lib/documents/business-partners';

export interface AssignInput {
  readonly partnerId: string;
  /** As typed, empty to take the account away, `next` for the next free one. */
  readonly accountNo: string;
}

type Assign = (input: AssignInput) => Promise<ActionAnswer<{ accountNo: string | null }>>;

interface PartnerTableProps {
  readonly partners: readonly BusinessPartnerView[];
  /** null: this person only reads. */
  readonly assign: Assign | null;
}

/** Customers or suppliers with their person accounts (B4). */
export function PartnerTable({ partners, assign }: PartnerTableProps) {
  const t = useTranslations('masterData.partners');
  return (
    <Table caption={t('title')} isStacked>
      <thead>
        <tr>
          <HeaderCell>{t('name')}</HeaderCell>
          <HeaderCell className="hidden sm:table-cell">{t('city')}</HeaderCell>
          <HeaderCell className="hidden md:table-cell">{t('matchKey')}</HeaderCell>
          <HeaderCell>{t('accountNo')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {partners.map((partner) => (
          <tr key={partner.id} className="hover:bg-sunken">
            <Cell className="min-w-40 font-medium wrap-anywhere">{partner.name}</Cell>
            <Cell className="hidden sm:table-cell">{partner.city ?? '–'}</Cell>
            <Cell className="hidden md:table-cell">{partner.matchKey}</Cell>
            <Cell label={assign ? undefined : t('accountNo')}>
              {assign ? <AccountField partner={partner} assign={assign} /> : (partner.accountNo ?? '–')}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function AccountField({ partner, assign }: { partner: BusinessPartnerView; assign: Assign }) {
  const t = useTranslations('masterData.partners');
  const { run, isPending, refusal } = useAction(assign);
  const [accountNo, setAccountNo] = useState(partner.accountNo ?? '');
  const [saved, setSaved] = useState(partner.accountNo ?? '');

  function store(value: string) {
    run({ partnerId: partner.id, accountNo: value }, (answer) => {
      setAccountNo(answer.accountNo ?? '');
      setSaved(answer.accountNo ?? '');
    });
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    store(accountNo.trim());
  }

  return (
    <Form onSubmit={submit}>
      <div className="flex items-center gap-1.5">
        <div className="w-28">
          <Input
            isCompact
            value={accountNo}
            onChange={(event) => setAccountNo(event.target.value)}
            aria-label={t('accountOf', { name: partner.name })}
            inputMode="numeric"
            maxLength={9}
            className="figures"
          />
        </div>
        <SubmitButton
          size="small"
          pending={isPending}
          disabled={accountNo.trim() === saved}
          aria-label={t('saveOf', { name: partner.name })}
        >
          {t('save')}
        </SubmitButton>
        {saved === '' ? (
          <SubmitButton
            type="button"
            variant="quiet"
            size="iconSmall"
            pending={isPending}
            aria-label={t('nextFree', { name: partner.name })}
            title={t('nextFreeShort')}
            onClick={() => store('next')}
          >
            <Wand2 aria-hidden />
          </SubmitButton>
        ) : null}
      </div>
      <RefusalNotice refusal={refusal} />
    </Form>
  );
}
