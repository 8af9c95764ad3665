import { XMLBuilder } from 'fast-xml-parser';

/** An element: attributes under `@name`, children by name, lists for repeated children, text as string. */
export type XmlNode = string | { readonly [name: string]: XmlNode | readonly XmlNode[] };

const builder = new XMLBuilder({
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
