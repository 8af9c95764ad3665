import { z } from 'zod';
import { publishedStates } from '@/lib/general-data/push/file-states';
import { passFileThrough } from '@/lib/general-data/push/passthrough';
import { publishedPushes } from '@/lib/general-data/push/published-pushes';
import { pushGeneralData } from '@/lib/general-data/push/push-general';
import { pushPayrollData } from '@/lib/general-data/push/push-payroll';
import { targetSystems } from '@/lib/general-data/settings/settings';
import { inputInvalid } from '../_door/door-error';
import { doorOperation } from '../_door/door-operation';
import { daySchema, filesSchema, finished, monthOf, warningsOf } from './common';

/** The description gives the body no properties; `force` is ours, everything else is passed over. */
const generalBody = z.object({ force: z.boolean().optional() });

export const pushGeneralOperation = doorOperation({
  id: 'PostCustomDatevPushDataGeneral',
  permission: 'general_data.push',
  body: generalBody,
  data: filesSchema,
  hasWarnings: true,
  async handle({ platform, actor, body, locale }) {
    const push = finished(await pushGeneralData(platform, actor, { isForced: body.force ?? false }), locale);
    const files = push.files.map(({ name, content }) => ({ name, content }));
    return { data: { files }, warnings: warningsOf(push, locale), pushId: push.pushId };
  },
});

export const pushPayrollOperation = doorOperation({
  id: 'PostCustomDatevPushDataPayroll',
  permission: 'general_data.push',
  body: z.object({ payroll_month: daySchema }),
  data: filesSchema,
  hasWarnings: true,
  async handle({ platform, actor, body, locale }) {
    const day = body.payroll_month;
    if (!day.endsWith('-01')) {
      throw inputInvalid(
        'payroll_month ist der erste Tag eines Monats, zum Beispiel 2026-01-01.',
        'payroll_month is the first day of a month, for example 2026-01-01.',
      );
    }
    const push = finished(await pushPayrollData(platform, actor, { month: monthOf(day) }), locale);
    const files = push.files.map(({ name, content }) => ({ name, content }));
    return { data: { files }, warnings: warningsOf(push, locale), pushId: push.pushId };
  },
});

const passthroughBody = z.object({
  file_content: z.string().min(1),
  accounting_month: daySchema,
  target_system: z.enum(['LODAS', 'LuG']),
  file_type: z.enum(['STAMMDATEN', 'BEWEGUNGSDATEN']),
  file_name: z.string(),
});

export const passthroughOperation = doorOperation({
  id: 'PostCustomDatevPassthrough',
  permission: 'general_data.push',
  body: passthroughBody,
  data: z.strictObject({}),
  hasWarnings: true,
  async handle({ platform, actor, body, locale }) {
    const file = {
      name: body.file_name,
      content: body.file_content,
      targetSystem: body.target_system === 'LODAS' ? targetSystems[0] : targetSystems[1],
      kind: body.file_type === 'STAMMDATEN' ? ('psd' as const) : ('bwd' as const),
      month: monthOf(body.accounting_month),
    };
    const push = finished(await passFileThrough(platform, actor, { file }), locale);
    return { data: {}, warnings: warningsOf(push, locale), pushId: push.pushId };
  },
});

const pushesData = z.strictObject({
  data_pushes: z.array(
    z.strictObject({
      id: z.string(),
      type: z.enum(['GENERAL', 'PAYROLL']),
      created_at: z.iso.datetime(),
      upload_jobs: z.array(
        z.strictObject({
          id: z.string(),
          file_name: z.string(),
          state: z.enum(publishedStates),
          file: z.string(),
        }),
      ),
    }),
  ),
});

export const dataPushesOperation = doorOperation({
  id: 'GetCustomDatevDataPushes',
  permission: 'general_data.read',
  body: null,
  data: pushesData,
  hasWarnings: false,
  async handle({ platform, actor }) {
    const pushes = await publishedPushes(platform, actor);
    const data_pushes = pushes.map(({ id, type, createdAt, uploadJobs }) => ({
      id,
      type,
      created_at: createdAt.toISOString(),
      upload_jobs: uploadJobs.map((job) => ({
        id: job.id,
        file_name: job.fileName,
        state: job.state,
        file: job.file,
      })),
    }));
    return { data: { data_pushes }, warnings: [] };
  },
});
