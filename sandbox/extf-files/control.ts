import { emptyAnswer, jsonAnswer } from '../http/answer';
import type { ApiModule } from '../http/api';
import type { ExtfContext } from './api';
import { describeExtfJob } from './extf-job';

const EXTF_CONTROL_PATH = '/_control/extf-files';

/** Looks into the imports: loopback only. */
export function createExtfFilesControl({ world, shelf }: ExtfContext): ApiModule {
  return {
    name: 'control of extf-files',
    mountPath: EXTF_CONTROL_PATH,
    operations: [
      {
        id: 'control',
        method: 'GET',
        path: '/jobs',
        handle: (call) =>
          call.isFromLoopback
            ? jsonAnswer(
                200,
                shelf.all().map((job) => ({ ...job, ...describeExtfJob(job, world) })),
              )
            : emptyAnswer(403),
      },
      {
        id: 'control',
        method: 'GET',
        path: '/jobs/:jobId/file',
        handle({ isFromLoopback, params }) {
          if (!isFromLoopback) return emptyAnswer(403);
          const job = shelf.all().find(({ id }) => id === params.jobId);
          const content = job ? world.folder.getContent(job.sha256) : null;
          if (!content) return emptyAnswer(404);
          return {
            status: 200,
            headers: { 'Content-Type': 'application/octet-stream' },
            body: new Uint8Array(content),
          };
        },
      },
    ],
    unknownPath: () => jsonAnswer(404, { error: 'unknown control path, see sandbox/README.md' }),
    unknownMethod: () => emptyAnswer(405),
  };
}
