'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { Button } from '@/components/ui/button';
import { SubmitButton } from '@/components/ui/submit-button';
import { HeaderCell, Table } from '@/components/ui/table';
import type { StoredAccountRow } from '@/lib/documents/account-rows';
import { type AccountRowInput, emptyRow, inputOfCase, inputOfRow } from './account-row-input';
import { AccountTableRow } from './account-table-row';
import { type AccountUse, documentsOfRows } from './account-use';
import { OpenCases } from './open-cases';

const AccountRowDialog = lazy(async () => ({
  default: (await import('./account-row-form')).AccountRowDialog,
}));

export interface AccountTableActions {
  readonly save: (row: AccountRowInput) => Promise<ActionAnswer>;
  readonly confirm: (input: { rowIds: readonly string[] }) => Promise<ActionAnswer>;
  readonly retire: (input: { rowId: string }) => Promise<ActionAnswer>;
}

interface AccountTableProps {
  readonly rows: readonly StoredAccountRow[];
  readonly use: AccountUse;
  readonly accountLength: number | null;
  /** null: this person only reads. */
  readonly actions: AccountTableActions | null;
}

/** The account table: direction × tax case × rate → account and key. Only confirmed rows book (B4). */
export function AccountTable({ rows, use, accountLength, actions }: AccountTableProps) {
  const t = useTranslations('masterData.accounts');
  const [edited, setEdited] = useState<AccountRowInput | null>(null);
  return (
    <>
      <OpenCases use={use} {...(actions ? { onAdd: (asked) => setEdited(inputOfCase(asked)) } : {})} />
      {actions ? <Toolbar rows={rows} use={use} actions={actions} onAdd={() => setEdited(emptyRow)} /> : null}
      <Table caption={t('title')} isStacked>
        <thead>
          <tr>
            <HeaderCell>{t('columns.direction')}</HeaderCell>
            <HeaderCell>{t('columns.taxCase')}</HeaderCell>
            <HeaderCell className="text-right">{t('columns.taxRate')}</HeaderCell>
            <HeaderCell className="text-right">{t('columns.accountNo')}</HeaderCell>
            <HeaderCell className="text-right">{t('columns.taxKey')}</HeaderCell>
            <HeaderCell>{t('columns.state')}</HeaderCell>
            <HeaderCell>{t('columns.documents')}</HeaderCell>
            {actions ? (
              <HeaderCell className="sm:sticky sm:right-0 sm:bg-surface">
                <span className="sr-only">{t('columns.actions')}</span>
              </HeaderCell>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <AccountTableRow
              key={row.id}
              row={row}
              documents={use.byRow[row.id] ?? null}
              actions={actions}
              onEdit={() => setEdited(inputOfRow(row))}
            />
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
  readonly use: AccountUse;
  readonly actions: AccountTableActions;
  readonly onAdd: () => void;
}

function Toolbar({ rows, use, actions, onAdd }: ToolbarProps) {
  const t = useTranslations('masterData.accounts');
  const confirming = useAction(actions.confirm);
  const proposed = rows.filter(({ state }) => state === 'proposed');
  return (
    <div className="border-b border-line px-5 py-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-sm text-muted">
          {proposed.length > 0
            ? `${t('waiting', { count: proposed.length })} ${t('waitingDocuments', { count: documentsOfRows(proposed, use) })}`
            : t('allConfirmed')}
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
