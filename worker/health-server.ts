import { createServer } from 'node:http';
import type { Platform } from '@/lib/platform';

export interface HealthServer {
  readonly port: number;
  /** From now on `/ready` says no: this process is about to end. */
  retire(): void;
  close(): Promise<void>;
}

/** A database that answers later than this is as good as none. */
const longestWaitMs = 3_000;

/**
 * `/live`, `/ready` and `/metrics` of a worker, for whoever watches over processes (O2). The metrics hold numbers only, no
 * company and no secret; all the same the server listens on this machine alone unless told otherwise.
 */
export async function startHealthServer(
  platform: Pick<Platform, 'db' | 'metrics' | 'log'>,
  port: number,
  host = '127.0.0.1',
): Promise<HealthServer> {
  let isRetired = false;
  const server = createServer((request, response) => {
    answer(platform, request.url ?? '/', isRetired).then(
      ({ status, body, contentType }) => {
        response.writeHead(status, { 'Content-Type': contentType, 'Cache-Control': 'no-store' }).end(body);
      },
      (error: unknown) => {
        platform.log.error({ err: error }, 'health server');
        response.writeHead(500).end();
      },
    );
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, host, listening);
  });
  const address = server.address();
  return {
    port: address !== null && typeof address === 'object' ? address.port : port,
    retire() {
      isRetired = true;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function answer({ db, metrics }: Pick<Platform, 'db' | 'metrics'>, url: string, isRetired: boolean) {
  const json = (status: number, word: string) => ({
    status,
    body: JSON.stringify({ status: word }),
    contentType: 'application/json',
  });
  switch (url) {
    case '/live':
      return json(200, 'live');
    case '/ready':
      return !isRetired && (await answersInTime(db)) ? json(200, 'ready') : json(503, 'not_ready');
    case '/metrics':
      return {
        status: 200,
        body: await metrics.registry.metrics(),
        contentType: metrics.registry.contentType,
      };
    default:
      return json(404, 'unknown');
  }
}

async function answersInTime(db: Platform['db']): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), longestWaitMs);
  });
  const asked = db.$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([asked, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
