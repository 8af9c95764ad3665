import { CalendarClock } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { requireActor } from '@/app/_server/session';
import { inReadersLanguage } from '@/app/_shell/findings';
import { ScheduleForm } from '@/components/settings/schedule-form';
import { ScheduleRunTable, type ShownRun } from '@/components/settings/schedule-runs';
import { ScheduleState } from '@/components/settings/schedule-state';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { may } from '@/lib/identity/permissions';
import { listScheduleRuns, readSchedule, type ScheduleRunView } from '@/lib/schedules/read-schedule';
import { pause, remove, save } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.schedule'))('title') };
}

/** When documents go by themselves, when next, and what the last times did (T11). */
export default async function SchedulePage() {
  const actor = await requireActor('transfers.read', await requestedPath());
  const platform = await getPlatform();
  const [schedule, runs, t] = await Promise.all([
    readSchedule(platform, actor),
    listScheduleRuns(platform, actor),
    getTranslations('settings.schedule'),
  ]);
  const mayChange = may(actor, 'schedules.change');
  return (
    <div className="flex flex-col gap-6">
      <Card id="zeitplan" title={t('title')} description={t('lead')}>
        {schedule ? (
          <ScheduleState schedule={schedule} change={mayChange ? { pause, remove } : null} />
        ) : (
          <p className="text-muted">{mayChange ? t('none') : t('noneReadOnly')}</p>
        )}
      </Card>
      {mayChange ? (
        <Card id="zeitplan-einstellen" title={schedule ? t('form.change') : t('form.set')}>
          <ScheduleForm schedule={schedule} save={save} />
        </Card>
      ) : null}
      <Card id="zeitplan-verlauf" title={t('runs.title')} description={t('runs.lead')} flush>
        {runs.length > 0 ? (
          <ScheduleRunTable runs={await Promise.all(runs.map(shownRun))} />
        ) : (
          <EmptyState icon={CalendarClock} title={t('runs.none')} />
        )}
      </Card>
    </div>
  );
}

async function shownRun(run: ScheduleRunView): Promise<ShownRun> {
  return { ...run, findings: await inReadersLanguage(run.findings) };
}
