'use client';

import { CircleCheck, CircleDashed, Pencil, Plus, Trash2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import { formatDate, formatRate, readerLocale } from '@/components/format/format';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { SubmitButton } from '@/components/ui/submit-button';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import { anyRate, parseAccountRule } from '@/lib/bookkeeping/account-table';
import type { StoredAccountRow } from '@/lib/documents/account-rows';
import { type AccountRowInput, emptyRow } from './account-row-input';

const AccountRowDialog = lazy(async () => ({
  default: (await import('./account-row-form')).AccountRowDialog,
}));

interface AccountTableActions {
  readonly save: (row: AccountRowInput) => Promise<ActionAnswer>;
  readonly confirm: (input: { rowIds: readonly string[] }) => Promise<ActionAnswer>;
  readonly retire: (input: { rowId: string }) => Promise<ActionAnswer>;
}

interface AccountTableProps {
  readonly rows: readonly StoredAccountRow[];
  readonly accountLength: number | null;
  /** null: this person only reads. */
  readonly actions: AccountTableActions | null;
}

/** The account table: direction × tax case × rate → account and key. Only confirmed rows book (B4). */
export function AccountTable({ rows, accountLength, actions }: AccountTableProps) {
  const t = useTranslations('masterData.accounts');
  const [edited, setEdited] = useState<AccountRowInput | null>(null);
  return (
    <>
      {actions ? <Toolbar rows={rows} actions={actions} onAdd={() => setEdited(emptyRow)} /> : null}
      <Table caption={t('title')} isStacked>
        <thead>
          <tr>
            <HeaderCell>{t('columns.direction')}</HeaderCell>
            <HeaderCell>{t('columns.taxCase')}</HeaderCell>
            <HeaderCell className="text-right">{t('columns.taxRate')}</HeaderCell>
            <HeaderCell className="text-right">{t('columns.accountNo')}</HeaderCell>
            <HeaderCell className="text-right">{t('columns.taxKey')}</HeaderCell>
            <HeaderCell>{t('columns.state')}</HeaderCell>
            {actions ? (
              <HeaderCell>
                <span className="sr-only">{t('columns.actions')}</span>
              </HeaderCell>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} actions={actions} onEdit={() => setEdited(inputOf(row))} />
          ))}
        </tbody>
      </Table>
      {actions && edited ? (
        <Suspense fallback={null}>
          <AccountRowDialog
            row={edited}
            onClose={() => setEdited(null)}
            accountLength={accountLength}
            save={actions.save}
          />
        </Suspense>
      ) : null}
    </>
  );
}

interface ToolbarProps {
  readonly rows: readonly StoredAccountRow[];
  readonly actions: AccountTableActions;
  readonly onAdd: () => void;
}

function Toolbar({ rows, actions, onAdd }: ToolbarProps) {
  const t = useTranslations('masterData.accounts');
  const confirming = useAction(actions.confirm);
  const proposed = rows.filter(({ state }) => state === 'proposed');
  return (
    <div className="border-b border-line px-5 py-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-sm text-muted">
          {proposed.length > 0 ? t('waiting', { count: proposed.length }) : t('allConfirmed')}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button size="small" onClick={onAdd}>
            <Plus aria-hidden />
            {t('add')}
          </Button>
          {proposed.length > 0 ? (
            <SubmitButton
              size="small"
              variant="primary"
              pending={confirming.isPending}
              onClick={() => confirming.run({ rowIds: proposed.map(({ id }) => id) })}
            >
              {t('confirmAll', { count: proposed.length })}
            </SubmitButton>
          ) : null}
        </div>
      </div>
      <RefusalNotice refusal={confirming.refusal} />
    </div>
  );
}

interface RowProps {
  readonly row: StoredAccountRow;
  readonly actions: AccountTableActions | null;
  readonly onEdit: () => void;
}

function Row({ row, actions, onEdit }: RowProps) {
  const t = useTranslations('masterData.accounts');
  const directions = useTranslations('directions');
  const cases = useTranslations('taxCases');
  const locale = readerLocale(useLocale());
  const name =
    `${cases(row.taxCase)} ${row.taxRate === anyRate ? '' : formatRate(row.taxRate, locale)}`.trim();
  return (
    <tr className="hover:bg-sunken">
      <Cell className="font-medium whitespace-nowrap">{directions(row.direction)}</Cell>
      <Cell className="min-w-48">
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
            <span className="block text-xs whitespace-nowrap text-muted">
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
      {actions ? (
        <Cell>
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
      <RefusalNotice refusal={confirming.refusal} />
    </div>
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

function inputOf(row: StoredAccountRow): AccountRowInput {
  const rule = parseAccountRule(row.rule) ?? { kind: 'general' as const };
  return {
    replaces: row.id,
    direction: row.direction,
    taxCase: row.taxCase,
    taxRate: row.taxRate.replace(/\.?0+$/, '') || '0',
    ruleKind: rule.kind,
    ruleValue: rule.kind === 'partner' ? rule.customerNumber : rule.kind === 'text' ? rule.contains : '',
    accountNo: row.accountNo,
    taxKey: row.taxKey ?? '',
    isAutomatic: row.isAutomatic,
  };
}
