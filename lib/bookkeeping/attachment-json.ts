import { z } from 'zod';
import { textField } from './json-fields';

/** 20 MB as base64: DATEV's limit for one file (T3). */
const largestBase64 = Math.ceil((20 * 1024 * 1024) / 3) * 4;

const base64Pattern = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** An image or attachment in the public JSON. The type is recognised from the bytes, `contentType` only says what the caller thinks. */
export const attachmentJsonSchema = z.strictObject({
  fileName: textField(255).min(1),
  contentType: textField(100).nullish(),
  base64: z
    .string()
    .min(1)
    .max(largestBase64, { error: 'Die Datei ist größer als 20 MB.' })
    .refine((text) => text.length > largestBase64 || base64Pattern.test(text), {
      error: 'Der Inhalt ist nicht in Base64 kodiert.',
      params: { problem: 'INPUT_BASE64_UNREADABLE' },
    }),
});

export type AttachmentJson = z.infer<typeof attachmentJsonSchema>;

/** The bytes of an attachment. */
export function attachmentBytes(attachment: AttachmentJson): Uint8Array {
  return new Uint8Array(Buffer.from(attachment.base64, 'base64'));
}
