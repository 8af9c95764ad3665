import { type PDFDict, type PDFObject, PDFParser } from '@cantoo/pdf-lib';

/** An object and where the text behind it starts, counted from the start of the bytes given. */
export interface ParsedObject {
  readonly object: PDFObject;
  readonly end: number;
}

/**
 * The library's parser for one object. Its reader of whole files unpacks every object eagerly and without limit, which a
 * hostile file turns into hours and gigabytes; so only the few objects on the way to the embedded invoice are parsed, and
 * streams are left packed.
 */
class ObjectParser extends PDFParser {
  parseOne(): ParsedObject {
    const object = this.parseObject();
    return { object, end: this.bytes.offset() };
  }

  protected override parseDictOrStream(): PDFDict {
    return this.parseDict();
  }
}

/** Parses the object the bytes start with; null if they are none. Nesting too deep for the stack is no object either. */
export function parseObject(bytes: Uint8Array): ParsedObject | null {
  try {
    return new ObjectParser(bytes).parseOne();
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}
