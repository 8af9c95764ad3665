import ts from 'typescript';
import { type Source, visit } from './sources';

/** A use of the catalogue: a whole key, or a pattern where a part is only known at run time. */
export interface UsedText {
  readonly path: string;
  readonly line: number;
  readonly pattern: RegExp;
  readonly shown: string;
}

interface Translator {
  readonly name: string;
  readonly namespace: string;
}

const makers = new Set(['useTranslations', 'getTranslations']);

/** Namespaces a file asks for, e.g. `connection.form`. */
export function namespacesOf(source: Source): string[] {
  const namespaces: string[] = [];
  visit(source.file, (node) => {
    const namespace = madeFrom(node);
    if (namespace !== null) namespaces.push(namespace);
  });
  return namespaces;
}

/** Every `t('…')` of a file with its namespace. */
export function usedTexts(source: Source): UsedText[] {
  const used: UsedText[] = [];
  visit(source.file, (node) => {
    if (!ts.isCallExpression(node)) return;
    const namespace = namespaceOfCallee(node, source);
    const [argument] = node.arguments;
    if (namespace === null || !argument) return;
    const line = source.file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    for (const key of keysOf(argument)) {
      const shown = `${namespace}.${key.replaceAll('\0', '*')}`;
      const parts = shown.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
      used.push({ path: source.path, line, shown, pattern: new RegExp(`^${parts.join('.+')}$`) });
    }
  });
  return used;
}

/** `useTranslations('x')` and `await getTranslations('x')` → `x`. */
function madeFrom(node: ts.Node): string | null {
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return null;
  if (!makers.has(node.expression.text)) return null;
  const [name] = node.arguments;
  return name && ts.isStringLiteral(name) ? name.text : null;
}

function namespaceOfCallee(call: ts.CallExpression, source: Source): string | null {
  const callee = unwrapped(call.expression);
  const direct = madeFrom(callee);
  if (direct !== null) return direct;
  const name =
    ts.isPropertyAccessExpression(callee) && callee.name.text === 'has' ? callee.expression : callee;
  if (!ts.isIdentifier(name)) return null;
  const translators = translatorsAround(call, source);
  return translators.find((translator) => translator.name === name.text)?.namespace ?? null;
}

/** Translators declared in the functions around a call, the innermost first. */
function translatorsAround(node: ts.Node, source: Source): Translator[] {
  const found: Translator[] = [];
  for (
    let around: ts.Node | undefined = node.parent;
    around && around !== source.file;
    around = around.parent
  ) {
    if (ts.isBlock(around)) for (const statement of around.statements) found.push(...declaredBy(statement));
  }
  return found;
}

function declaredBy(statement: ts.Statement): Translator[] {
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name, initializer }) => {
    if (!initializer) return [];
    const value = unwrapped(initializer);
    if (ts.isIdentifier(name)) {
      const namespace = madeFrom(value);
      return namespace === null ? [] : [{ name: name.text, namespace }];
    }
    return ts.isArrayBindingPattern(name) ? declaredTogether(name, value) : [];
  });
}

/** `const [a, t] = await Promise.all([…, getTranslations('x')])`. */
function declaredTogether(name: ts.ArrayBindingPattern, value: ts.Expression): Translator[] {
  const [list] = ts.isCallExpression(value) ? value.arguments : [];
  if (!list || !ts.isArrayLiteralExpression(list)) return [];
  return name.elements.flatMap((element, index) => {
    const item = list.elements[index];
    if (!item || !ts.isBindingElement(element) || !ts.isIdentifier(element.name)) return [];
    const namespace = madeFrom(unwrapped(item));
    return namespace === null ? [] : [{ name: element.name.text, namespace }];
  });
}

function unwrapped(node: ts.Expression): ts.Expression {
  if (ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) {
    return unwrapped(node.expression);
  }
  return node;
}

/** Keys an argument can mean; a part known at run time only is `\0`. */
function keysOf(argument: ts.Expression): string[] {
  const value = unwrapped(argument);
  if (ts.isStringLiteral(value) || ts.isNoSubstitutionTemplateLiteral(value)) return [value.text];
  if (ts.isConditionalExpression(value)) return [...keysOf(value.whenTrue), ...keysOf(value.whenFalse)];
  if (ts.isTemplateExpression(value)) {
    return [value.head.text + value.templateSpans.map(({ literal }) => `\0${literal.text}`).join('')];
  }
  return ['\0'];
}
