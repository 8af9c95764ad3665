import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stampedHeaders } from '@/app/_server/client-address';

/** A request as Next hands it to a route: a Web Request, from this address. */
export interface ApiRequest {
  readonly key?: string | null;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly ip?: string;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
  readonly text: string;
}

const base = 'http://localhost:3000';
const root = join(process.cwd(), 'app', 'api', 'v1');

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string> | undefined> },
) => Promise<Response>;
type RouteModule = Partial<Record<'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', Handler>>;

export interface ApiRoute {
  /** `/invoices/[invoiceId]`. */
  readonly pattern: string;
  readonly parameters: readonly string[];
  readonly module: RouteModule;
}

/** Every route of the public API, read from the folders Next reads; the published door has a contract and a walk of its own. */
export async function allRoutes(): Promise<ApiRoute[]> {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      file.endsWith('route.ts') &&
      !file.startsWith('custom/') &&
      !file.split('/').some((part) => part.startsWith('_')),
  );
  return Promise.all(
    files.sort().map(async (file) => {
      const pattern = `/${relative(root, join(root, file, '..'))}`;
      const parameters = [...pattern.matchAll(/\[(\w+)\]/g)].flatMap(([, name]) => name ?? []);
      return { pattern, parameters, module: (await import(join(root, file))) as RouteModule };
    }),
  );
}

/** Calls the route that Next would choose for the path. */
export async function call(
  method: 'GET' | 'POST',
  path: string,
  request: ApiRequest = {},
): Promise<ApiAnswer> {
  const url = new URL(`${base}/api/v1${path}`);
  const { file, params } = routeOf(url.pathname.slice('/api/v1/'.length).split('/'));
  const module = (await import(file)) as RouteModule;
  const handler = module[method];
  if (!handler) throw new Error(`${method} ${path} does not exist`);
  const response = await handler(webRequest(method, url, request), {
    // Next gives undefined where a path has no parameters.
    params: Promise.resolve(Object.keys(params).length > 0 ? params : undefined),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : {} };
}

/** As `call`, for whoever speaks HTTP: the answer as it goes over the wire. */
export async function answerFor(
  method: string,
  target: string,
  { headers, body }: { readonly headers: readonly (readonly [string, string])[]; readonly body: Buffer },
): Promise<{ readonly status: number; readonly headers: Headers; readonly bytes: Buffer }> {
  const url = new URL(target, base);
  const { file, params } = routeOf(url.pathname.slice('/api/v1/'.length).split('/'));
  const handler = ((await import(file)) as RouteModule)[method as 'GET'];
  if (!handler) throw new Error(`${method} ${target} does not exist`);
  const request = new Request(url, {
    method,
    headers: { ...stampedHeaders('203.0.113.7'), ...Object.fromEntries(headers) },
    ...(method === 'GET' ? {} : { body: new Uint8Array(body) }),
  });
  const response = await handler(request, {
    params: Promise.resolve(Object.keys(params).length > 0 ? params : undefined),
  });
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}

function webRequest(
  method: string,
  url: URL,
  { key, body, headers, ip = '203.0.113.7' }: ApiRequest,
): Request {
  const isJson = body !== undefined && !(body instanceof Uint8Array) && !(body instanceof ReadableStream);
  const content = isJson ? JSON.stringify(body) : (body as BodyInit | undefined);
  return new Request(url, {
    method,
    headers: {
      ...stampedHeaders(ip),
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...(isJson ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(content === undefined ? {} : { body: content, duplex: 'half' }),
  } as RequestInit);
}

/** The folder of a path: fixed names first, then the one in brackets, as Next does. */
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
