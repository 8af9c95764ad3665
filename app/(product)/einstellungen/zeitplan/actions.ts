'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { actAs } from '@/app/_shell/act';
import { type ActionAnswer, done, refused } from '@/components/session/action-answer';
import type { ScheduleInput } from '@/components/settings/schedule-form';
import { pauseSchedule, removeSchedule, saveSchedule } from '@/lib/schedules/change-schedule';
import { scheduleWishSchema } from '@/lib/schedules/rule';

export async function save(input: ScheduleInput): Promise<ActionAnswer> {
  const wish = scheduleWishSchema.safeParse(input);
  const t = await getTranslations('settings.schedule');
  if (!wish.success) return refused(t('invalid'));
  return actAs('schedules.change', async (platform, actor) => {
    await saveSchedule(platform, actor, wish.data);
    refresh();
    return done();
  });
}

const pauseSchema = z.object({ isPaused: z.boolean() });

export async function pause(input: { isPaused: boolean }): Promise<ActionAnswer> {
  const { isPaused } = pauseSchema.parse(input);
  return actAs('schedules.change', async (platform, actor) => {
    const isThere = await pauseSchedule(platform, actor, { isPaused });
    refresh();
    return isThere ? done() : refused((await getTranslations('settings.schedule'))('gone'));
  });
}

export async function remove(): Promise<ActionAnswer> {
  return actAs('schedules.change', async (platform, actor) => {
    const wasThere = await removeSchedule(platform, actor);
    refresh();
    return wasThere ? done() : refused((await getTranslations('settings.schedule'))('gone'));
  });
}
