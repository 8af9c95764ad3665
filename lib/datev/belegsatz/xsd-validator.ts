import { ParseOption, XmlDocument, XmlLibError, XsdValidator } from 'libxml2-wasm';

/** What a schema says against a document; empty: valid. */
export interface SchemaViolation {
  readonly message: string;
  /** Line in the checked file, 0 if unknown. */
  readonly line: number;
}

/** A schema that has been loaded once and is used for every file. */
export interface LoadedSchema {
  /** Checks one file; never throws for what the file contains. */
  check(xml: string | Uint8Array): readonly SchemaViolation[];
  /** Gives the memory back; the schema cannot be used afterwards. */
  dispose(): void;
}

/** No entities are loaded and nothing is fetched; documents of a job may be large. */
const safely = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_BIG_LINES;

/** Loads a schema from its text. A schema that cannot be loaded is a bug of ours (or of the schema folder) and throws. */
export function loadSchema(schemaText: string | Uint8Array, url?: string): LoadedSchema {
  const document = parse(schemaText, url);
  try {
    return schemaOfValidator(XsdValidator.fromDoc(document));
  } finally {
    document.dispose();
  }
}

function schemaOfValidator(validator: XsdValidator): LoadedSchema {
  return {
    check(xml) {
      let document: XmlDocument | null = null;
      try {
        document = parse(xml);
        validator.validate(document);
        return [];
      } catch (error) {
        if (error instanceof XmlLibError) return violationsOf(error);
        throw error;
      } finally {
        document?.dispose();
      }
    },
    dispose: () => validator.dispose(),
  };
}

function parse(xml: string | Uint8Array, url?: string): XmlDocument {
  const options = url === undefined ? { option: safely } : { option: safely, url };
  return typeof xml === 'string'
    ? XmlDocument.fromString(xml, options)
    : XmlDocument.fromBuffer(xml, options);
}

function violationsOf(error: XmlLibError): SchemaViolation[] {
  const violations = error.details.map(({ message, line }) => ({ message: message.trim(), line }));
  return violations.length > 0 ? violations : [{ message: error.message, line: 0 }];
}
