import { XMLBuilder } from 'fast-xml-parser';

/** An element: attributes under `@name`, children by name, lists for repeated children, text as string. */
export type XmlNode = string | { readonly [name: string]: XmlNode | readonly XmlNode[] };

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Most values need no escaping; looking first saves the builder's five replacements a value. */
function escaped(value: unknown): string {
  const text = String(value);
  return /[&<>"']/.test(text)
    ? text.replace(/[&<>"']/g, (character) => references[character] ?? character)
    : text;
}

const builder = new XMLBuilder({
  processEntities: false,
  tagValueProcessor: (_name, value) => escaped(value),
  attributeValueProcessor: (_name, value) => escaped(value),
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
  format: true,
  indentBy: ' ',
});

/** Writes a document with its declaration; `&`, `<`, `>` and quotes are escaped. */
export function writeXml(root: Readonly<Record<string, XmlNode>>): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(root)}`;
}
