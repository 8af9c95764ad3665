import type { CatalogueEntry, FindingText, Owner, Severity } from './entry';

/** Title, cause, remedy. */
type Words = readonly [title: string, cause: string, remedy: string];

/** An entry from its words; for areas with many short ones. */
export function entry(
  severity: Severity,
  owner: Owner,
  de: Words,
  en: Words,
  helpUrl?: string,
): CatalogueEntry {
  return { severity, owner, ...(helpUrl === undefined ? {} : { helpUrl }), de: texts(de), en: texts(en) };
}

function texts([title, cause, remedy]: Words): FindingText {
  return { title, cause, remedy };
}
