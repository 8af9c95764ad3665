import type { Answer } from './answer';
import type { Call } from './call';

/**
 * One operation of an API. `id` is the name under which misbehaviour is ordered and requests are counted.
 * Parameters in `path` are written `:clientId`.
 */
export interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  handle(call: Call): Promise<Answer> | Answer;
}

/** An API of DATEV (or of this stand-in) mounted under one path, e.g. `/platform-sandbox/v2`. */
export interface ApiModule {
  readonly name: string;
  readonly mountPath: string;
  readonly operations: readonly Operation[];
  /** What a path inside the mount that no operation knows is answered with. */
  unknownPath(): Answer;
  /** What a known path asked with another method is answered with. */
  unknownMethod(): Answer;
}

export type RouteMatch =
  | { readonly kind: 'operation'; readonly operation: Operation; readonly params: Record<string, string> }
  | { readonly kind: 'unknown_method' }
  | { readonly kind: 'unknown_path' };

/** Finds the operation for a path; a trailing slash is tolerated, as in DATEV's own examples. */
export function matchOperation(api: ApiModule, method: string, pathname: string): RouteMatch {
  const segments = splitPath(pathname.slice(api.mountPath.length));
  let pathKnown = false;
  for (const operation of api.operations) {
    const params = matchSegments(splitPath(operation.path), segments);
    if (!params) continue;
    pathKnown = true;
    if (operation.method === method) return { kind: 'operation', operation, params };
  }
  return { kind: pathKnown ? 'unknown_method' : 'unknown_path' };
}

export function isUnder(mountPath: string, pathname: string): boolean {
  return mountPath === '' || pathname === mountPath || pathname.startsWith(`${mountPath}/`);
}

function splitPath(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function matchSegments(pattern: string[], segments: string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const actual = segments[index] ?? '';
    if (expected.startsWith(':')) params[expected.slice(1)] = decodeSegment(actual);
    else if (expected !== actual) return null;
  }
  return params;
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // a broken escape matches no client and no job, and is answered as unknown
  }
}
