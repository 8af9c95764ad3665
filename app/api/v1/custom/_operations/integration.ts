import { z } from 'zod';
import { checkWritePermission } from '@/lib/general-data/carrying/check-write-permission';
import { datasetOf } from '@/lib/general-data/push/dataset';
import { readSettings } from '@/lib/general-data/settings/settings';
import { doorOperation } from '../_door/door-operation';
import { numbersMissing, sentencesOf } from './common';

export const systemInformationOperation = doorOperation({
  id: 'GetCustomDatevSystemInformation',
  permission: 'general_data.read',
  body: null,
  data: z.strictObject({
    consultant_number: z.int().min(1000).max(9_999_999),
    client_number: z.int().min(1).max(99_999),
    target_system: z.enum(['LODAS', 'LuG']),
  }),
  hasWarnings: false,
  async handle({ platform, actor }) {
    const settings = await readSettings(platform, actor);
    const dataset = await datasetOf(platform, actor.companyId, settings);
    if (!dataset) throw numbersMissing();
    const data = {
      consultant_number: dataset.consultantNumber,
      client_number: dataset.clientNumber,
      target_system: settings.targetSystem === 'lodas' ? 'LODAS' : 'LuG',
    };
    return { data, warnings: [] };
  },
});

export const checkWritePermissionOperation = doorOperation({
  id: 'GetCustomDatevCheckWritePermission',
  permission: 'general_data.read',
  body: null,
  data: z.strictObject({ ready: z.boolean(), error: z.string().optional() }),
  hasWarnings: true,
  async handle({ platform, actor, locale }) {
    const permission = await checkWritePermission(platform, actor);
    if (permission.isReady) return { data: { ready: true }, warnings: [] };
    const [error] = sentencesOf([permission.problem], locale);
    return { data: { ready: false, error }, warnings: [] };
  },
});
