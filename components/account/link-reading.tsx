'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useAddressToken } from './address-token';

type ReadLink<T> =
  | { readonly kind: 'reading' }
  /** The question got no answer: the link itself may be good. */
  | { readonly kind: 'unread'; readonly again: () => void }
  | { readonly kind: 'gone' }
  | { readonly kind: 'read'; readonly token: string; readonly value: T; readonly again: () => void };

type Answer<T> = { readonly kind: 'read'; readonly value: T } | { readonly kind: 'gone' | 'unread' };

/** Takes the token out of the address and asks what its link says; `again` asks once more. */
export function useLink<T>(read: (input: { token: string }) => Promise<ActionAnswer<T | null>>): ReadLink<T> {
  const token = useAddressToken();
  const [answer, setAnswer] = useState<Answer<T> | null>(null);

  const ask = useCallback(() => {
    if (token === undefined) return;
    setAnswer(null);
    askAction(read, token).then(setAnswer);
  }, [read, token]);
  useEffect(ask, [ask]);

  if (answer === null || token === undefined) return { kind: 'reading' };
  switch (answer.kind) {
    case 'read':
      return { kind: 'read', token, value: answer.value, again: ask };
    case 'gone':
      return { kind: 'gone' };
    case 'unread':
      return { kind: 'unread', again: ask };
  }
}

async function askAction<T>(
  read: (input: { token: string }) => Promise<ActionAnswer<T | null>>,
  token: string,
): Promise<Answer<T>> {
  const unread = { kind: 'unread' } as const;
  if (token === '') return { kind: 'gone' };
  const answer = await read({ token }).catch(() => unread);
  if (answer.kind !== 'done') return unread;
  return answer.value === null ? { kind: 'gone' } : { kind: 'read', value: answer.value };
}

/** While the link is being read, or when that failed. */
export function LinkReading({
  link,
}: {
  link: { readonly kind: 'reading' } | { readonly kind: 'unread'; readonly again: () => void };
}) {
  const t = useTranslations('common');
  const errors = useTranslations('errors.unexpected');
  if (link.kind === 'reading') return <p role="status">{t('loading')}</p>;
  return (
    <Notice
      tone="danger"
      role="alert"
      title={t('unexpected.title')}
      actions={<Button onClick={link.again}>{errors('retry')}</Button>}
    >
      {t('unexpected.text')}
    </Notice>
  );
}
