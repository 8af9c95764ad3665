import { Pause, Play, Trash2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime, formatMonth, readerLocale } from '@/components/format/format';
import type { ActionAnswer } from '@/components/session/action-answer';
import { Badge } from '@/components/ui/badge';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { Facts } from '@/components/ui/facts';
import type { ScheduleView } from '@/lib/schedules/read-schedule';
import { PauseButton } from './pause-button';
import { weekdayName } from './weekday';

interface ScheduleStateProps {
  readonly schedule: ScheduleView;
  /** null: this person only reads. */
  readonly change: {
    readonly pause: (input: { isPaused: boolean }) => Promise<ActionAnswer>;
    readonly remove: () => Promise<ActionAnswer>;
  } | null;
}

/** The rule in words, when it runs next and what then goes (T11). */
export function ScheduleState({ schedule, change }: ScheduleStateProps) {
  const t = useTranslations('settings.schedule');
  const names = useTranslations('ledgers');
  const locale = readerLocale(useLocale());
  const { rule, ledgers, isPaused, next } = schedule;
  const hour = `${String(rule.hour).padStart(2, '0')}:00`;
  const months = next?.months.map((month) => formatMonth(month, locale)).join(t('and'));
  return (
    <>
      <Facts
        facts={[
          {
            label: t('state'),
            value: isPaused ? (
              <Badge tone="warning" icon={Pause}>
                {t('paused')}
              </Badge>
            ) : (
              <Badge tone="success" icon={Play}>
                {t('active')}
              </Badge>
            ),
          },
          {
            label: t('rule'),
            value:
              rule.rhythm === 'monthly'
                ? t('monthly', { day: rule.dayOfMonth, hour })
                : t('weekly', { weekday: weekdayName(rule.weekday, locale), hour }),
          },
          { label: t('ledgers'), value: ledgers.map((ledger) => names(ledger)).join(', ') },
          {
            label: t('next'),
            value: next ? (
              <>
                <span className="figures font-medium">{formatDateTime(next.at, locale)}</span>
                <span className="block text-muted">{t('nextMonths', { months: months ?? '' })}</span>
              </>
            ) : (
              t('nextPaused')
            ),
          },
        ]}
      />
      {change ? (
        <div className="mt-5 flex flex-wrap gap-2">
          <PauseButton isPaused={isPaused} pause={change.pause} label={isPaused ? t('resume') : t('pause')} />
          <ConfirmButton
            variant="danger"
            title={t('remove.title')}
            text={t('remove.text')}
            confirmLabel={t('remove.confirm')}
            input={undefined}
            action={change.remove}
          >
            <Trash2 aria-hidden />
            {t('remove.button')}
          </ConfirmButton>
        </div>
      ) : (
        <p className="mt-4 text-sm text-muted">{t('readOnly')}</p>
      )}
    </>
  );
}
