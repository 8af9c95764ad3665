'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime, readerLocale } from '@/components/format/format';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { Badge } from '@/components/ui/badge';
import { SubmitButton } from '@/components/ui/submit-button';
import type { SessionView } from '@/lib/identity/sessions';

interface SessionListProps {
  readonly sessions: readonly SessionView[];
  readonly endOne: (input: { sessionId: string }) => Promise<ActionAnswer>;
  readonly endOthers: (input: null) => Promise<ActionAnswer>;
}

/** Where this person is signed in, and the way to end it (S3). */
export function SessionList({ sessions, endOne, endOthers }: SessionListProps) {
  const t = useTranslations('settings.account.sessions');
  const others = useAction(endOthers);
  return (
    <>
      <ul className="divide-y divide-line">
        {sessions.map((session) => (
          <SessionItem key={session.id} session={session} end={endOne} />
        ))}
      </ul>
      {sessions.length > 1 ? (
        <div className="mt-4">
          <SubmitButton variant="danger" pending={others.isPending} onClick={() => others.run(null)}>
            {t('endOthers')}
          </SubmitButton>
          <RefusalNotice refusal={others.refusal} />
        </div>
      ) : null}
    </>
  );
}

function SessionItem({ session, end }: { session: SessionView; end: SessionListProps['endOne'] }) {
  const t = useTranslations('settings.account.sessions');
  const locale = readerLocale(useLocale());
  const { run, isPending, refusal } = useAction(end);
  const name = session.userAgent ? browserName(session.userAgent) : t('unknownBrowser');
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 text-sm">
        <p className="font-medium">{name}</p>
        <p className="figures text-muted">
          {t('lastSeen', { at: formatDateTime(session.lastSeenAt, locale) })}
          {session.ip ? ` · ${session.ip}` : ''}
        </p>
      </div>
      {session.isCurrent ? (
        <Badge tone="success">{t('current')}</Badge>
      ) : (
        <SubmitButton
          size="small"
          pending={isPending}
          aria-label={t('endOne', { browser: name })}
          onClick={() => run({ sessionId: session.id })}
        >
          {t('end')}
        </SubmitButton>
      )}
      <RefusalNotice refusal={refusal} />
    </li>
  );
}

const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const systems = [
  ['Windows', 'Windows'],
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const;

/** `Chrome · Windows`; only to be recognised, so an odd browser shows what it says of itself. */
function browserName(userAgent: string): string {
  const browser = browsers.find(([mark]) => userAgent.includes(mark))?.[1];
  const system = systems.find(([mark]) => userAgent.includes(mark))?.[1];
  return [browser, system].filter(Boolean).join(' · ') || userAgent.slice(0, 60);
}
