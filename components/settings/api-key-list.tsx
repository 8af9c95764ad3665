'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatDate, formatDateTime, readerLocale } from '@/components/format/format';
import type { ActionAnswer } from '@/components/session/action-answer';
import { Badge } from '@/components/ui/badge';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { ApiKeyView } from '@/lib/identity/api-keys';

interface ApiKeyListProps {
  readonly keys: readonly ApiKeyView[];
  readonly revoke: (input: { apiKeyId: string }) => Promise<ActionAnswer>;
}

/** The company's keys by name and first characters; the key itself is kept nowhere. */
export function ApiKeyList({ keys, revoke }: ApiKeyListProps) {
  const t = useTranslations('settings.apiKeys');
  const locale = readerLocale(useLocale());
  return (
    <Table caption={t('title')}>
      <thead>
        <tr>
          <HeaderCell>{t('name')}</HeaderCell>
          <HeaderCell className="hidden sm:table-cell">{t('created')}</HeaderCell>
          <HeaderCell className="hidden md:table-cell">{t('lastUsed')}</HeaderCell>
          <HeaderCell className="hidden lg:table-cell">{t('addresses')}</HeaderCell>
          <HeaderCell>
            <span className="sr-only">{t('actions')}</span>
          </HeaderCell>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key.id} className="hover:bg-sunken">
            <Cell>
              <span className="font-medium">{key.name}</span>
              <code className="block font-mono text-xs text-muted">{key.prefix}…</code>
            </Cell>
            <Cell className="figures hidden sm:table-cell">{formatDate(key.createdAt, locale)}</Cell>
            <Cell className="figures hidden md:table-cell">
              {key.lastUsedAt ? formatDateTime(key.lastUsedAt, locale) : t('neverUsed')}
            </Cell>
            <Cell className="figures hidden lg:table-cell">
              {key.allowedAddresses.length > 0 ? key.allowedAddresses.join(', ') : t('anyAddress')}
            </Cell>
            <Cell className="text-right">
              {key.revokedAt ? (
                <Badge tone="neutral">{t('revoked', { date: formatDate(key.revokedAt, locale) })}</Badge>
              ) : (
                <ConfirmButton
                  size="small"
                  variant="danger"
                  aria-label={t('revokeOne', { name: key.name })}
                  title={t('revokeTitle')}
                  text={<p>{t('revokeText', { name: key.name })}</p>}
                  confirmLabel={t('revoke')}
                  input={{ apiKeyId: key.id }}
                  action={revoke}
                >
                  {t('revoke')}
                </ConfirmButton>
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
