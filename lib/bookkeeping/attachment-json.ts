import { z } from 'zod';
import { textField } from './json-fields';

/** 20 MB as base64: DATEV's limit for one file (T3). */
const largestBase64 = Math.ceil((20 * 1024 * 1024) / 3) * 4;

/** Looks for one foreign character instead of matching the whole: a pattern over 20 MB exhausts the stack. */
function isBase64(text: string): boolean {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return text.length % 4 === 0 && !/[^A-Za-z0-9+/]/.test(padding > 0 ? text.slice(0, -padding) : text);
}

/** An image or attachment in the public JSON. The type is recognised from the bytes, `contentType` only says what the caller thinks. */
export const attachmentJsonSchema = z.strictObject({
  fileName: textField(255).min(1),
  contentType: textField(100).nullish(),
  base64: z
    .string()
    .min(1)
    .max(largestBase64, { error: 'Die Datei ist größer als 20 MB.' })
    .refine((text) => text.length > largestBase64 || isBase64(text), {
      error: 'Der Inhalt ist nicht in Base64 kodiert.',
      params: { problem: 'INPUT_BASE64_UNREADABLE' },
    }),
});

export type AttachmentJson = z.infer<typeof attachmentJsonSchema>;

/** The bytes of an attachment. */
export function attachmentBytes(attachment: AttachmentJson): Uint8Array {
  return new Uint8Array(Buffer.from(attachment.base64, 'base64'));
}
