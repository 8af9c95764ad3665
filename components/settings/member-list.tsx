'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { formatDate, readerLocale } from '@/components/format/format';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { Select } from '@/components/ui/field';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { Role } from '@/lib/identity/actor';
import type { MemberView } from '@/lib/identity/memberships';

export const memberRoles: readonly Role[] = ['customer', 'adviser', 'admin'];

interface MemberListProps {
  readonly members: readonly MemberView[];
  /** null: this person only reads. */
  readonly actions: {
    readonly setRole: (input: { membershipId: string; role: string }) => Promise<ActionAnswer>;
    readonly remove: (input: { membershipId: string }) => Promise<ActionAnswer>;
  } | null;
}

/** Who works for the company and in which role (U1). */
export function MemberList({ members, actions }: MemberListProps) {
  const t = useTranslations('settings.members');
  const roles = useTranslations('roles');
  const locale = readerLocale(useLocale());
  return (
    <Table caption={t('title')} isStacked>
      <thead>
        <tr>
          <HeaderCell>{t('name')}</HeaderCell>
          <HeaderCell className="hidden sm:table-cell">{t('since')}</HeaderCell>
          <HeaderCell>{t('role')}</HeaderCell>
          {actions ? (
            <HeaderCell>
              <span className="sr-only">{t('actions')}</span>
            </HeaderCell>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.membershipId} className="hover:bg-sunken">
            <Cell className="min-w-40">
              <span className="font-medium">{member.name}</span>
              <span className="block break-all text-muted">{member.email}</span>
            </Cell>
            <Cell className="figures hidden sm:table-cell">{formatDate(member.since, locale)}</Cell>
            <Cell label={actions ? undefined : t('role')}>
              {actions ? <RoleField member={member} setRole={actions.setRole} /> : roles(member.role)}
            </Cell>
            {actions ? (
              <Cell className="text-right">
                <ConfirmButton
                  size="small"
                  aria-label={t('removeOne', { name: member.name })}
                  title={t('removeTitle')}
                  text={<p>{t('removeText', { name: member.name })}</p>}
                  confirmLabel={t('removeConfirm')}
                  input={{ membershipId: member.membershipId }}
                  action={actions.remove}
                >
                  {t('remove')}
                </ConfirmButton>
              </Cell>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

interface RoleFieldProps {
  readonly member: MemberView;
  readonly setRole: (input: { membershipId: string; role: string }) => Promise<ActionAnswer>;
}

function RoleField({ member, setRole }: RoleFieldProps) {
  const t = useTranslations('settings.members');
  const roles = useTranslations('roles');
  const { run, isPending, refusal } = useAction(setRole);
  const [chosen, setChosen] = useState<string>(member.role);

  function choose(role: string) {
    setChosen(role);
    run({ membershipId: member.membershipId, role });
  }

  return (
    <>
      <div className="w-32">
        <Select
          isCompact
          aria-label={t('roleOf', { name: member.name })}
          // What was refused is not shown as if it were so.
          value={isPending ? chosen : member.role}
          disabled={isPending}
          onChange={(event) => choose(event.target.value)}
        >
          {memberRoles.map((role) => (
            <option key={role} value={role}>
              {roles(role)}
            </option>
          ))}
        </Select>
      </div>
      <div className="max-w-80">
        <RefusalNotice refusal={refusal} />
      </div>
    </>
  );
}
