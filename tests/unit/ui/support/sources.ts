import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';

const root = resolve('.');

/** A source file of the screen, parsed. */
export interface Source {
  /** From the project's root: `components/ui/button.tsx`. */
  readonly path: string;
  readonly file: ts.SourceFile;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'api' && folder === 'app' ? [] : filesIn(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

/** Everything people see: pages, actions and components. */
export function screenSources(): Source[] {
  return [...filesIn('app'), ...filesIn('components')].map((path) => ({
    path,
    file: ts.createSourceFile(
      path,
      readFileSync(path, 'utf8'),
      ts.ScriptTarget.Latest,
      true,
      path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    ),
  }));
}

function isClientEntry({ file }: Source): boolean {
  const [first] = file.statements;
  return (
    first !== undefined &&
    ts.isExpressionStatement(first) &&
    ts.isStringLiteral(first.expression) &&
    first.expression.text === 'use client'
  );
}

export function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  node.forEachChild((child) => visit(child, see));
}

/** Modules of ours a file loads: imports, re-exports and `import()`; types are gone in the browser. */
function loadedModules({ path, file }: Source): string[] {
  const names: string[] = [];
  visit(file, (node) => {
    const isLoading =
      (ts.isImportDeclaration(node) && node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword) ||
      (ts.isExportDeclaration(node) && !node.isTypeOnly);
    if (isLoading && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
      names.push(node.moduleSpecifier.text);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [name] = node.arguments;
      if (name && ts.isStringLiteral(name)) names.push(name.text);
    }
  });
  return names.flatMap((name) => {
    const base = name.startsWith('@/')
      ? name.slice(2)
      : name.startsWith('.')
        ? join(dirname(path), name)
        : null;
    if (base === null) return [];
    const found = ['.tsx', '.ts', '/index.ts', '']
      .map((end) => base + end)
      .find((file) => existsSync(join(root, file)));
    return found ? [found] : [];
  });
}

/** Files whose code reaches the browser: what `'use client'` files load, directly or not. Actions stay on the server. */
export function clientSources(sources: readonly Source[]): Source[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const found = new Set<string>();
  const open = sources.filter(isClientEntry).map(({ path }) => path);
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const source = byPath.get(path);
    if (!source || found.has(path) || source.file.text.startsWith("'use server'")) continue;
    found.add(path);
    open.push(...loadedModules(source));
  }
  return sources.filter(({ path }) => found.has(path));
}
