import type { SupportingDocument } from '../semantic/semantic-invoice';
import { attributeOf, textOf, type XmlElement } from '../xml/xml-element';

const base64 = /^[A-Za-z0-9+/\s]*={0,2}\s*$/;

interface DocumentParts {
  readonly id: string | null;
  readonly description: string | null;
  readonly uri: string | null;
  /** The element with the Base64 text, `mimeCode` and `filename`. */
  readonly embedded: XmlElement | null;
}

/** A supporting document (BG-24); references that carry neither file nor address are none. */
export function supportingDocument(parts: DocumentParts): SupportingDocument | null {
  const { id, description, uri, embedded } = parts;
  if (!embedded && !uri) return null;
  return {
    id: id ?? '',
    description,
    uri,
    fileName: attributeOf(embedded, 'filename'),
    contentType: attributeOf(embedded, 'mimeCode'),
    content: decodeBase64(textOf(embedded)),
  };
}

function decodeBase64(text: string | null): Uint8Array | null {
  if (text === null || !base64.test(text)) return null;
  const content = Buffer.from(text, 'base64');
  return content.length === 0 ? null : new Uint8Array(content);
}
