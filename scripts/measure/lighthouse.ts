import { spawn } from 'node:child_process';
import { z } from 'zod';

/** Lighthouse's own marks, 0–100, and the figures they come from. */
export interface Marks {
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  /** Milliseconds; a layout shift has no unit. */
  readonly figures: Readonly<Record<Figure, number>>;
  /** Audits below the best, by their names: what to mend. */
  readonly faults: readonly string[];
}

const figures = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
  'speed-index',
] as const;
type Figure = (typeof figures)[number];

export type Device = 'desktop' | 'mobile';

const audit = z.object({
  id: z.string(),
  score: z.number().nullable(),
  scoreDisplayMode: z.string(),
  numericValue: z.number().optional(),
});
const category = z.object({
  score: z.number(),
  auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
});
const reportSchema = z.object({
  runtimeError: z.object({ message: z.string() }).optional(),
  audits: z.record(z.string(), audit),
  categories: z.object({ performance: category, accessibility: category, 'best-practices': category }),
});

/**
 * One page as Lighthouse sees it, in a browser that is already there and signed in.
 * @param port of the browser's debugging interface
 */
export async function lighthouse(url: string, device: Device, port: number): Promise<Marks> {
  const { categories, audits, runtimeError } = reportSchema.parse(
    JSON.parse(
      await run([
        url,
        `--port=${port}`,
        '--output=json',
        '--quiet',
        '--no-enable-error-reporting',
        '--disable-storage-reset',
        '--only-categories=performance,accessibility,best-practices',
        ...(device === 'desktop' ? ['--preset=desktop'] : []),
      ]),
    ),
  );
  if (runtimeError) throw new Error(`${url}: ${runtimeError.message}`);
  const weighed = Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ weight }) => weight > 0),
  );
  return {
    performance: Math.round(categories.performance.score * 100),
    accessibility: Math.round(categories.accessibility.score * 100),
    bestPractices: Math.round(categories['best-practices'].score * 100),
    figures: Object.fromEntries(figures.map((id) => [id, audits[id]?.numericValue ?? 0])) as Record<
      Figure,
      number
    >,
    faults: weighed.flatMap(({ id }) => {
      const score = audits[id]?.score ?? 1;
      return score < 0.9 ? [`${id} ${Math.round(score * 100)}`] : [];
    }),
  };
}

function run(args: readonly string[]): Promise<string> {
  return new Promise((answered, failed) => {
    const program = spawn('node_modules/.bin/lighthouse', args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    const complaints: Buffer[] = [];
    program.stdout.on('data', (chunk: Buffer) => void out.push(chunk));
    program.stderr.on('data', (chunk: Buffer) => void complaints.push(chunk));
    program.once('error', failed);
    program.once('close', (code) =>
      code === 0
        ? answered(Buffer.concat(out).toString('utf8'))
        : failed(new Error(`lighthouse: ${Buffer.concat(complaints).toString('utf8')}`)),
    );
  });
}
