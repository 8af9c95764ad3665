'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatDate, readerLocale } from '@/components/format/format';
import type { ActionAnswer } from '@/components/session/action-answer';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { InvitationView } from '@/lib/identity/invitations';

interface InvitationListProps {
  readonly invitations: readonly InvitationView[];
  /** null: this person only reads. */
  readonly withdraw: ((input: { invitationId: string }) => Promise<ActionAnswer>) | null;
}

/** Who was asked and has not answered yet, and whether the mail got through. */
export function InvitationList({ invitations, withdraw }: InvitationListProps) {
  const t = useTranslations('settings.members.invitations');
  const members = useTranslations('settings.members');
  const roles = useTranslations('roles');
  const locale = readerLocale(useLocale());
  return (
    <Table caption={t('title')} isStacked>
      <thead>
        <tr>
          <HeaderCell>{members('name')}</HeaderCell>
          <HeaderCell className="hidden sm:table-cell">{members('role')}</HeaderCell>
          <HeaderCell>{t('state')}</HeaderCell>
          {withdraw ? (
            <HeaderCell>
              <span className="sr-only">{members('actions')}</span>
            </HeaderCell>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {invitations.map((invitation) => (
          <tr key={invitation.id} className="hover:bg-sunken">
            <Cell className="min-w-40">
              <span className="font-medium">{invitation.name}</span>
              <span className="block break-all text-muted">{invitation.email}</span>
            </Cell>
            <Cell className="hidden sm:table-cell">{roles(invitation.role)}</Cell>
            <Cell>
              {invitation.isExpired
                ? t('expired')
                : t(`delivery.${invitation.delivery ?? 'unclear'}`, {
                    until: formatDate(invitation.expiresAt, locale),
                  })}
            </Cell>
            {withdraw ? (
              <Cell className="text-right">
                <ConfirmButton
                  size="small"
                  aria-label={t('withdrawOne', { name: invitation.name })}
                  title={t('withdrawTitle')}
                  text={<p>{t('withdrawText', { name: invitation.name })}</p>}
                  confirmLabel={t('withdraw')}
                  input={{ invitationId: invitation.id }}
                  action={withdraw}
                >
                  {t('withdraw')}
                </ConfirmButton>
              </Cell>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
