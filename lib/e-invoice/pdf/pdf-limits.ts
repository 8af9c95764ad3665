/** Bounds inside a PDF; each is far above what leads to an embedded invoice (E3). */
export const pdfLimits = {
  /** `%PDF-` may follow a little of something else. */
  headerBytes: 1024,
  /** `startxref` stands at the end; what cuts a file cuts it away. */
  tailBytes: 64 * 1024,
  /** One object, unpacked: a catalogue, a list of names, a file description. */
  objectBytes: 256 * 1024,
  /** All objects parsed for one file. */
  parsedBytes: 1024 * 1024,
  /** Cross-reference or object stream, unpacked. */
  structureStreamBytes: 16 * 1024 * 1024,
  crossReferenceSections: 512,
  objects: 2_000,
  embeddedFiles: 500,
} as const;
