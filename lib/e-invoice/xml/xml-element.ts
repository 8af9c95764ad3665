/**
 * An element of a parsed invoice: names without prefix, only elements of the invoice's own vocabulary
 * (extensions of other namespaces are left out when the tree is made).
 */
export interface XmlElement {
  /** Local name, `InvoiceTypeCode`. */
  readonly name: string;
  readonly namespace: string;
  /** Attributes by local name. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Character data directly inside, untrimmed. */
  readonly text: string;
}

/** All elements a path such as `TaxTotal/TaxSubtotal` leads to, in document order. */
export function allAt(from: XmlElement | null, path: string): readonly XmlElement[] {
  let found: readonly XmlElement[] = from ? [from] : [];
  for (const name of path.split('/')) {
    found = found.flatMap((element) => element.children.filter((child) => child.name === name));
  }
  return found;
}

/** The first element a path leads to. */
export function firstAt(from: XmlElement | null, path: string): XmlElement | null {
  return allAt(from, path)[0] ?? null;
}

/** Text of an element without surrounding white space; empty is null. */
export function textOf(element: XmlElement | null): string | null {
  const text = element?.text.trim();
  return text ? text : null;
}

/** Text of the first element of the path that has one. */
export function textAt(from: XmlElement | null, path: string): string | null {
  for (const element of allAt(from, path)) {
    const text = textOf(element);
    if (text !== null) return text;
  }
  return null;
}

/** `xs:boolean`: `true` or `1`. */
export function isTrueAt(from: XmlElement | null, path: string): boolean {
  const text = textAt(from, path);
  return text === 'true' || text === '1';
}

/** Attribute without surrounding white space; empty is null. */
export function attributeOf(element: XmlElement | null, name: string): string | null {
  const value = element?.attributes.get(name)?.trim();
  return value ? value : null;
}
