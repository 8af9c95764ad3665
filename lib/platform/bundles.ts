/** PostgreSQL takes 65,535 parameters a statement, Prisma half as many; fewer are no slower. */
const bundleSize = 5_000;

/** Asks for many ids a few thousand at a time, one bundle after the other; a month may have 50,000 documents. */
export async function inBundles<T, R>(
  ids: readonly T[],
  ask: (bundle: T[]) => Promise<readonly R[]>,
): Promise<R[]> {
  const answers: R[] = [];
  for (let start = 0; start < ids.length; start += bundleSize) {
    for (const answer of await ask(ids.slice(start, start + bundleSize))) answers.push(answer);
  }
  return answers;
}
