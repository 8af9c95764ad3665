/**
 * Memory before speed: a small nursery is emptied before buffers of sent files pile up, dead buffers are given back at once,
 * and WebAssembly (validation, queries) is compiled once instead of twice (ADR 8).
 */
const thrift = [
  '--max-semi-space-size=2',
  '--optimize-for-size',
  '--no-concurrent-array-buffer-sweeping',
  '--liftoff-only',
];

/**
 * Arguments of Node that run a TypeScript file the way the worker runs: in plain Node, without tsx (ADR 8).
 * @param file from the project's folder, where the process has to be started
 */
export function plainNode(file: string, ...args: readonly string[]): string[] {
  return [
    ...thrift,
    '--experimental-transform-types',
    '--disable-warning=ExperimentalWarning',
    '--import',
    './worker/typescript.mjs',
    file,
    ...args,
  ];
}

/** Arguments of Node that run a worker. */
export function workerProgram(...args: readonly string[]): string[] {
  return plainNode('worker/main.ts', ...args);
}
