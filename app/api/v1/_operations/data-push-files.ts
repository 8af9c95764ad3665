import { z } from 'zod';
import { downloadFile } from '@/lib/general-data/push/file-actions';
import { operation } from '../_http/operation';
import { ApiProblem } from '../_http/problem';
import { idSchema, noQuery } from '../_schemas/common';

/** The way of programs to say "we have it": from then on the records in it count as handed over (K2). */
export const downloadDataPushFileOperation = operation({
  id: 'downloadDataPushFile',
  method: 'GET',
  path: '/data-push-files/{dataPushFileId}',
  summary: 'Eine Datei einer Übergabe herunterladen, in Windows-1252',
  description:
    'Danach gelten die Datensätze darin als übergeben. Die Kennung nennt `GET /custom/datev/data-pushes`.',
  permission: 'general_data.read',
  params: z.strictObject({ dataPushFileId: idSchema }),
  query: noQuery,
  bodies: [],
  answers: { 200: { description: 'Die Datei', schema: null } },
  problems: ['not_found'],
  async handle({ platform, actor, params }) {
    const file = await downloadFile(platform, actor, { fileId: params.dataPushFileId });
    if (!file) throw new ApiProblem('not_found');
    return {
      file: { content: file.bytes, contentType: 'text/plain; charset=windows-1252', fileName: file.name },
    };
  },
});
