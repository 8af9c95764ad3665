import type { JobPorts } from './ports';

/**
 * The same surroundings, with a sign of life each time one of them answers. What never answers (a connection that died without
 * a word) must not keep a lease alive for ever.
 */
export function watchedPorts(ports: JobPorts, sign: () => void): JobPorts {
  return {
    ...watched(ports, sign),
    store: watched(ports.store, sign),
    openDatev: async (record) => watched(await ports.openDatev(record), sign),
  };
}

/** A copy whose methods give a sign when what they promised has come, good or bad. */
function watched<T extends object>(target: T, sign: () => void): T {
  const entries = Object.entries(target).map(([name, member]: [string, unknown]) => {
    if (typeof member !== 'function') return [name, member];
    const call = (...input: unknown[]): unknown => {
      const answer: unknown = Reflect.apply(member, target, input);
      return answer instanceof Promise ? answer.finally(sign) : answer;
    };
    return [name, call];
  });
  return Object.fromEntries(entries);
}
