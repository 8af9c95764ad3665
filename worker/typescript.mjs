/**
 * Lets plain Node run the worker's TypeScript: `node --experimental-transform-types --import ./worker/typescript.mjs …`.
 * Node takes the types away itself; what it lacks is only the way from `@/lib/x` or `./x` to a file. Compiled files are
 * kept in `.data`, so a worker stands within half a second and needs half the memory it needs under tsx (ADR 8).
 *
 * Plain JavaScript, because it runs before anything else can be read.
 */
import { statSync } from 'node:fs';
import module from 'node:module';
import { resolve as join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..');

/** Node before 22.15 can't be asked for files this way: there tsx does the same, only larger. */
if (module.registerHooks === undefined) await import('tsx');
else {
  module.enableCompileCache(join(root, '.data', 'compile-cache'));
  module.registerHooks({ resolve: resolveSource });
}

/** Our own files by alias or relative name; everything else is Node's business. */
function resolveSource(specifier, context, nextResolve) {
  const path = pathOf(specifier, context.parentURL);
  const file = path === null ? undefined : [`${path}.ts`, join(path, 'index.ts'), path].find(isFile);
  return file === undefined
    ? nextResolve(specifier, context)
    : { url: pathToFileURL(file).href, shortCircuit: true };
}

function pathOf(specifier, parentUrl) {
  if (specifier.startsWith('@/')) return join(root, specifier.slice(2));
  const isOurs = parentUrl?.startsWith('file:') && !parentUrl.includes('/node_modules/');
  if (!isOurs || !/^\.{1,2}\//.test(specifier)) return null;
  return fileURLToPath(new URL(specifier.replace(/\.js$/, ''), parentUrl));
}

function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
