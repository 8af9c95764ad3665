import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { XmlBufferInputProvider, xmlCleanupInputProvider, xmlRegisterInputProvider } from 'libxml2-wasm';
import { documentNamespace } from './document-format';
import { ledgerNamespace } from './ledger-format';
import { type LoadedSchema, loadSchema } from './xsd-validator';

/** Schemas checked in addition to our own, such as DATEV's original files (setting `DATEV_XSD_DIR`). */
export interface ExtraSchemas {
  readonly ledger: LoadedSchema | null;
  readonly document: LoadedSchema | null;
}

/**
 * Loads additional schemas from their files; which one is for what is told by its target namespace, and files that import
 * each other find each other by name. Throws if a schema of ours is among them but cannot be loaded: then the folder is wrong.
 */
function loadExtraSchemas(files: ReadonlyMap<string, Uint8Array>): ExtraSchemas {
  const provider = new XmlBufferInputProvider(Object.fromEntries(files));
  xmlRegisterInputProvider(provider);
  try {
    return { ledger: schemaFor(ledgerNamespace, files), document: schemaFor(documentNamespace, files) };
  } finally {
    xmlCleanupInputProvider();
  }
}

/** Reads the `.xsd` files of a folder. */
export function loadExtraSchemaFolder(folder: string): ExtraSchemas {
  const names = readdirSync(folder).filter((name) => name.toLowerCase().endsWith('.xsd'));
  return loadExtraSchemas(new Map(names.map((name) => [name, readFileSync(path.join(folder, name))])));
}

function schemaFor(namespace: string, files: ReadonlyMap<string, Uint8Array>): LoadedSchema | null {
  for (const [name, content] of files) {
    const text = new TextDecoder().decode(content);
    if (text.includes(`targetNamespace="${namespace}"`)) return loadSchema(content, name);
  }
  return null;
}
