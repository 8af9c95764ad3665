'use client';

import { CircleCheck, CircleDashed, Pencil, Trash2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { formatDate, formatRate, readerLocale } from '@/components/format/format';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { SubmitButton } from '@/components/ui/submit-button';
import { Cell } from '@/components/ui/table';
import { anyRate, parseAccountRule } from '@/lib/bookkeeping/account-table';
import type { StoredAccountRow } from '@/lib/documents/account-rows';
import type { AccountTableActions } from './account-table';
import type { DocumentGroup } from './account-use';
import { AffectedDocuments } from './affected-documents';

interface RowProps {
  readonly row: StoredAccountRow;
  /** Open documents it books, or would book once it is confirmed; null: none. */
  readonly documents: DocumentGroup | null;
  readonly actions: AccountTableActions | null;
  readonly onEdit: () => void;
}

/** One row: its case, its account, who stands for it, and which open documents it concerns. */
export function AccountTableRow({ row, documents, actions, onEdit }: RowProps) {
  const t = useTranslations('masterData.accounts');
  const directions = useTranslations('directions');
  const cases = useTranslations('taxCases');
  const locale = readerLocale(useLocale());
  const name =
    `${cases(row.taxCase)} ${row.taxRate === anyRate ? '' : formatRate(row.taxRate, locale)}`.trim();
  return (
    <tr className="bg-surface hover:bg-sunken">
      <Cell className="font-medium whitespace-nowrap">{directions(row.direction)}</Cell>
      <Cell className="min-w-40">
        {cases(row.taxCase)}
        <RuleText rule={row.rule} />
      </Cell>
      <Cell label={t('columns.taxRate')} className="amount">
        {row.taxRate === anyRate ? t('anyRate') : formatRate(row.taxRate, locale)}
      </Cell>
      <Cell label={t('columns.accountNo')} className="amount font-medium">
        {row.accountNo}
        {row.isAutomatic ? (
          <span className="block text-xs font-normal text-muted">{t('automatic')}</span>
        ) : null}
      </Cell>
      <Cell label={t('columns.taxKey')} className="amount">
        {row.taxKey ?? '–'}
      </Cell>
      <Cell>
        {row.state === 'confirmed' ? (
          <>
            <Badge tone="success" icon={CircleCheck}>
              {t('confirmed')}
            </Badge>
            <span className="block text-xs text-muted">
              {t('confirmedBy', {
                name: row.confirmedByName ?? '–',
                date: formatDate(row.confirmedAt, locale),
              })}
            </span>
          </>
        ) : (
          <Badge tone="warning" icon={CircleDashed}>
            {t('proposed')}
          </Badge>
        )}
      </Cell>
      <Cell label={t('columns.documents')} className="min-w-28">
        {documents ? <AffectedDocuments group={documents} /> : <span className="text-muted">–</span>}
      </Cell>
      {actions ? (
        <Cell className="bg-inherit sm:sticky sm:right-0">
          <RowActions row={row} name={name} actions={actions} onEdit={onEdit} />
        </Cell>
      ) : null}
    </tr>
  );
}

interface RowActionsProps {
  readonly row: StoredAccountRow;
  readonly name: string;
  readonly actions: AccountTableActions;
  readonly onEdit: () => void;
}

function RowActions({ row, name, actions, onEdit }: RowActionsProps) {
  const t = useTranslations('masterData.accounts');
  const confirming = useAction(actions.confirm);
  return (
    <>
      <div className="flex gap-1 sm:justify-end">
        {row.state === 'proposed' ? (
          <SubmitButton
            size="small"
            pending={confirming.isPending}
            aria-label={t('confirmOne', { name })}
            onClick={() => confirming.run({ rowIds: [row.id] })}
          >
            {t('confirm')}
          </SubmitButton>
        ) : null}
        <Button variant="quiet" size="icon" aria-label={t('edit', { name })} onClick={onEdit}>
          <Pencil aria-hidden />
        </Button>
        <ConfirmButton
          variant="quiet"
          size="icon"
          aria-label={t('retire', { name })}
          title={t('retireTitle')}
          text={<p>{t('retireText', { name, account: row.accountNo })}</p>}
          confirmLabel={t('retireConfirm')}
          input={{ rowId: row.id }}
          action={actions.retire}
        >
          <Trash2 aria-hidden />
        </ConfirmButton>
      </div>
      <div className={confirming.refusal ? 'sm:w-72' : undefined}>
        <RefusalNotice refusal={confirming.refusal} />
      </div>
    </>
  );
}

function RuleText({ rule }: { rule: string }) {
  const t = useTranslations('masterData.accounts');
  const parsed = parseAccountRule(rule);
  if (!parsed || parsed.kind === 'general') return null;
  return (
    <span className="block text-xs text-muted">
      {parsed.kind === 'partner'
        ? t('rulePartner', { number: parsed.customerNumber })
        : t('ruleText', { text: parsed.contains })}
    </span>
  );
}
