/** Bytes as a Blob, which `fetch` streams with a known length; only bytes in shared memory, which Blob refuses, are copied. */
export function blobOf(content: Uint8Array, contentType: string): Blob {
  return new Blob([bytesOf(content)], { type: contentType });
}

function bytesOf(content: Uint8Array): Uint8Array<ArrayBuffer> {
  return content.buffer instanceof ArrayBuffer
    ? new Uint8Array(content.buffer, content.byteOffset, content.byteLength)
    : new Uint8Array(content);
}
