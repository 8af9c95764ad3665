/** Bounds inside a PDF; each is far above what leads to an embedded invoice (E3). */
export const pdfLimits = {
  /** `%PDF-` may follow a little of something else. */
  headerBytes: 1024,
  /** `startxref` stands at the end; what cuts a file cuts it away. */
  tailBytes: 64 * 1024,
  /** One object: a catalogue, a list of names, a file description. */
  objectBytes: 256 * 1024,
  /** All objects parsed for one file. */
  parsedBytes: 1024 * 1024,
  objects: 500,
  /** Cross-reference or object stream, unpacked. */
  structureStreamBytes: 16 * 1024 * 1024,
  /** Everything unpacked and searched for one file, apart from the invoice itself. */
  workBytes: 128 * 1024 * 1024,
  crossReferenceSections: 128,
  crossReferenceBlocks: 1000,
  /** Numbers and offsets at the start of an object stream. */
  objectStreamHeaderBytes: 1024 * 1024,
  embeddedFiles: 100,
} as const;
