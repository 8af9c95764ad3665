import type { ControlContext } from '../control/context';
import { emptyAnswer, htmlAnswer } from '../http/answer';
import type { ApiModule } from '../http/api';
import { jobPage, jobsPage } from './pages';

/** Pages for developers: what arrived and what became of it. */
export function createOverview(context: ControlContext): ApiModule {
  const { world } = context;
  return {
    name: 'overview',
    mountPath: '',
    operations: [
      {
        id: 'overview',
        method: 'GET',
        path: '/',
        handle: (call) => (call.isFromLoopback ? htmlAnswer(200, jobsPage(context)) : emptyAnswer(403)),
      },
      {
        id: 'overview',
        method: 'GET',
        path: '/jobs/:jobId',
        handle(call) {
          const job = world.jobs.get(call.params.jobId ?? '');
          if (!call.isFromLoopback) return emptyAnswer(403);
          return job ? htmlAnswer(200, jobPage(job, world)) : emptyAnswer(404);
        },
      },
    ],
    unknownPath: () => emptyAnswer(404),
    unknownMethod: () => emptyAnswer(405),
  };
}
