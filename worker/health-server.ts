import { createServer } from 'node:http';
import type { Platform } from '@/lib/platform';

export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

/** `/live`, `/ready` and `/metrics` of a worker, for whoever watches over processes (O2). */
export async function startHealthServer(
  platform: Pick<Platform, 'db' | 'metrics'>,
  port: number,
): Promise<HealthServer> {
  const server = createServer((request, response) => {
    void answer(platform, request.url ?? '/').then(({ status, body, contentType }) => {
      response.writeHead(status, { 'Content-Type': contentType, 'Cache-Control': 'no-store' }).end(body);
    });
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, listening);
  });
  const address = server.address();
  return {
    port: address !== null && typeof address === 'object' ? address.port : port,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function answer({ db, metrics }: Pick<Platform, 'db' | 'metrics'>, url: string) {
  const json = (status: number, word: string) => ({
    status,
    body: JSON.stringify({ status: word }),
    contentType: 'application/json',
  });
  switch (url) {
    case '/live':
      return json(200, 'live');
    case '/ready':
      return await db.$queryRaw`SELECT 1`.then(
        () => json(200, 'ready'),
        () => json(503, 'not_ready'),
      );
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
