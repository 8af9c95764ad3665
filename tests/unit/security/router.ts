import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file of `app/` that answers under an address, as Next finds it. */
export interface Routed {
  /** `app/(product)/belege/[id]/page.tsx` */
  readonly file: string;
  /** `/belege/[id]` */
  readonly address: string;
  /** Names in brackets, in order. */
  readonly parameters: readonly string[];
  readonly source: string;
}

/** A function that a browser may call. */
export interface ServerAction {
  readonly file: string;
  readonly name: string;
  /** From its `export` to the next one. */
  readonly source: string;
}

/** Who gets in, read from the code of a page or an action. */
export type Guard =
  | { readonly kind: 'permission'; readonly permission: string }
  | { readonly kind: 'operator' }
  /** Berater of at least one company. */
  | { readonly kind: 'adviser' }
  | { readonly kind: 'signed_in' }
  /** Leads to another address and shows nothing. */
  | { readonly kind: 'redirect' }
  | { readonly kind: 'none' };

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function routed(name: 'page.tsx' | 'route.ts'): Routed[] {
  return filesUnder('app')
    .filter((file) => file.endsWith(`/${name}`))
    .map((file) => {
      const parts = dirname(file)
        .split('/')
        .slice(1)
        .filter((part) => !part.startsWith('('));
      const parameters = parts.flatMap((part) => /^\[(?:\.\.\.)?(\w+)\]$/.exec(part)?.[1] ?? []);
      return { file, address: `/${parts.join('/')}`, parameters, source: readFileSync(file, 'utf8') };
    });
}

/** Every page. */
export const pages = (): Routed[] => routed('page.tsx');
/** Every route handler. */
export const routes = (): Routed[] => routed('route.ts');

/** Every file of ours that a page is made of. */
export function sourceFiles(): { readonly file: string; readonly source: string }[] {
  return ['app', 'components', 'lib']
    .flatMap(filesUnder)
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('/generated/'))
    .map((file) => ({ file, source: readFileSync(file, 'utf8') }));
}

/** Every exported function of every file that begins with `'use server'`. */
export function serverActions(): ServerAction[] {
  return sourceFiles()
    .filter(({ source }) => source.startsWith("'use server';"))
    .flatMap(({ file, source }) =>
      source.split(/^(?=export )/m).flatMap((part) => {
        const name = /^export async function (\w+)/.exec(part)?.[1];
        return name ? [{ file, name, source: part }] : [];
      }),
    );
}

export function guardOfPage({ source }: Routed): Guard {
  const permission = /\brequireActor\(\s*'([\w.]+)'/.exec(source)?.[1];
  if (permission) return { kind: 'permission', permission };
  if (/\brequireOperator\(/.test(source)) return { kind: 'operator' };
  if (/\brequireAdviser\(/.test(source)) return { kind: 'adviser' };
  if (/\brequireUser\(/.test(source)) return { kind: 'signed_in' };
  return /^\s*redirect\('\/[\w/-]+'\);$/m.test(source) && !source.includes('getPlatform')
    ? { kind: 'redirect' }
    : { kind: 'none' };
}

/** A route handler of our pages: asks itself, or a file beside it does. */
export function guardOfRoute(route: Routed): Guard {
  const permission = /\b(?:may\(actor,|requireActor\(|actAs\()\s*'([\w.]+)'/.exec(withNeighbours(route))?.[1];
  return permission ? { kind: 'permission', permission } : { kind: 'none' };
}

/** A file with the files beside it that it uses. */
export function withNeighbours({ file, source }: Routed): string {
  const neighbours = [...source.matchAll(/from '(\.\.?\/[\w./-]+)'/g)]
    .map(([, path = '']) => `${join(dirname(file), path)}.ts`)
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'utf8'));
  return [source, ...neighbours].join('\n');
}

export function guardOfAction({ source }: ServerAction): Guard {
  const permission = /\bactAs\(\s*'([\w.]+)'/.exec(source)?.[1];
  if (permission) return { kind: 'permission', permission };
  if (/\bactAsUser\(/.test(source)) return { kind: 'signed_in' };
  return { kind: 'none' };
}

/** Called by a plain form, not with an object. */
export function takesForm({ source }: ServerAction): boolean {
  return /^export async function \w+\((?:\w+: FormData)?\): Promise<void>/.test(source);
}
