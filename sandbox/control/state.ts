import { clientIdOf } from '../world/dataset';
import { fullName, people } from '../world/people';
import type { ControlContext } from './context';
import { listJobs } from './jobs';

/** Everything at a glance; tokens themselves are never shown. */
export function describeState(context: ControlContext): Record<string, unknown> {
  const { world, traffic, misbehaviour } = context;
  return {
    manner: world.manner,
    now: world.clock.now().toISOString(),
    clockOffsetMs: world.clock.offsetMs,
    processingMs: world.processingMs,
    answerStyle: world.answerStyle,
    requestsPerMinute: misbehaviour.requestsPerMinute,
    latencies: misbehaviour.latencies(),
    people: people.map((person) => ({ id: person.id, name: fullName(person), role: person.role })),
    datasets: [...world.datasets.values()].map(clientIdOf),
    revokedRights: [...world.revokedRights],
    jobs: listJobs(world),
    requests: traffic.byOperation(),
    misbehaviour: misbehaviour.pending(),
    tokens: describeTokens(context),
  };
}

export function describeTokens({ signIn }: Pick<ControlContext, 'signIn'>): Record<string, unknown> {
  const { tokens } = signIn;
  return {
    ...tokens.counts,
    livingAccessTokens: tokens.living('AccessToken').length,
    livingRefreshTokens: tokens.living('RefreshToken').length,
    grants: [...tokens.grants.values()],
  };
}
