import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { stampedHeaders } from '@/app/_server/client-address';
import type { Transport } from './client';

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string> | undefined> },
) => Promise<Response>;

const root = join(process.cwd(), 'app', 'api', 'v1');

/** Hands requests to the routes as Next would, without a server between; segments of the path stay encoded, as Next leaves them. */
export function routeTransport(ip = '203.0.113.7'): Transport {
  return async (request) => {
    const parts = new URL(request.url).pathname.replace(/^\/api\/v1\//, '').split('/');
    const { file, params } = routeOf(parts);
    const module = (await import(file)) as Partial<Record<string, Handler>>;
    const handler = module[request.method];
    if (!handler) return new Response(null, { status: 405 });
    const headers = new Headers(request.headers);
    for (const [name, value] of Object.entries(stampedHeaders(ip))) headers.set(name, value);
    return handler(new Request(request, { headers }), {
      params: Promise.resolve(Object.keys(params).length > 0 ? params : undefined),
    });
  };
}

function routeOf(parts: readonly string[]): { file: string; params: Record<string, string> } {
  const params: Record<string, string> = {};
  let folder = root;
  for (const part of parts) {
    const names = readdirSync(folder);
    const dynamic = names.find((name) => name.startsWith('['));
    if (names.includes(part)) folder = join(folder, part);
    else if (dynamic) {
      params[dynamic.slice(1, -1)] = part;
      folder = join(folder, dynamic);
    } else throw new Error(`no route for ${parts.join('/')}`);
  }
  const file = join(folder, 'route.ts');
  if (!existsSync(file)) throw new Error(`no route for ${parts.join('/')}`);
  return { file, params };
}
