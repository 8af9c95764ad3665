import type { Field } from './ledger-fields';
import type { XmlElement } from './xml';

/** Checks attributes against a table; attributes of the schema-instance namespace are nobody's business. */
export function checkAttributes(element: XmlElement, fields: readonly Field[]): string[] {
  const errors: string[] = [];
  for (const field of fields) {
    const value = element.attributes.get(field.name);
    if (value === undefined && field.required) errors.push(`${element.name}: Attribut "${field.name}" fehlt`);
    if (value !== undefined && !field.allows(value)) {
      errors.push(`${element.name}: Attribut "${field.name}" hat den unzulässigen Wert "${value}"`);
    }
  }
  for (const name of element.attributes.keys()) {
    if (!name.startsWith('xsi:') && !fields.some((field) => field.name === name)) {
      errors.push(`${element.name}: Attribut "${name}" ist nicht vorgesehen`);
    }
  }
  return errors;
}

/** Checks that child elements of plain text come in the order of the table, each at most once. */
export function checkTextChildren(element: XmlElement, fields: readonly Field[]): string[] {
  const errors: string[] = [];
  let position = 0;
  for (const child of element.children) {
    const index = fields.findIndex((field, at) => at >= position && field.name === child.name);
    const field = fields[index];
    if (!field || child.namespace !== element.namespace) {
      errors.push(`${element.name}: Element "${child.name}" ist an dieser Stelle nicht zulässig`);
      continue;
    }
    position = index + 1;
    if (child.children.length > 0 || child.attributes.size > 0 || !field.allows(child.text)) {
      errors.push(`Element "${child.name}" hat den unzulässigen Wert "${child.text}"`);
    }
  }
  for (const field of fields) {
    if (field.required && !element.children.some((child) => child.name === field.name)) {
      errors.push(`${element.name}: Element "${field.name}" fehlt`);
    }
  }
  return errors;
}

export function childText(element: XmlElement, name: string): string | undefined {
  return element.children.find((child) => child.name === name)?.text;
}
