import { getPlatform } from '@/app/_server/platform';

const longestWaitMs = 3_000;

/** The process can work: its settings are read, and the database answers in time (O2). */
export async function GET(): Promise<Response> {
  const isReady = await withinTime(databaseAnswers());
  return Response.json(
    { status: isReady ? 'ready' : 'not_ready' },
    { status: isReady ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}

export const dynamic = 'force-dynamic';

async function databaseAnswers(): Promise<boolean> {
  try {
    const { db } = await getPlatform();
    await db.$queryRaw`SELECT 1`;
    return true;
  } catch {
    // The reason is in the log of whatever failed; a probe only needs to know that it did.
    return false;
  }
}

async function withinTime(work: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), longestWaitMs);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
