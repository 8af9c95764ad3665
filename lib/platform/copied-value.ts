/** Signature, flags and length of the extension, in PostgreSQL's binary COPY format. */
const headerBytes = 19;
/** Number of columns, length of the value. */
const rowHeadBytes = 6;

/**
 * Takes the only value out of a binary `COPY (SELECT one_bytea …) TO STDOUT`, as its parts arrive: the bytes are written once, into
 * a buffer of the right size. (PostgreSQL, "COPY", file formats.)
 */
export class CopiedValue {
  private head = Buffer.alloc(0);
  private filled = 0;
  private content: Buffer | null = null;
  private isOver = false;

  take(chunk: Buffer): void {
    if (this.content) {
      this.fill(chunk);
      return;
    }
    if (this.isOver) return;
    this.head = Buffer.concat([this.head, chunk]);
    this.readHead();
  }

  /** The value; null: there was no row. */
  finish(): Buffer | null {
    if (this.content && this.filled < this.content.length) throw new Error('the value broke off');
    return this.content;
  }

  private readHead(): void {
    if (this.head.length < headerBytes + 2) return;
    if (this.head.readInt16BE(headerBytes) === -1) {
      this.isOver = true;
      return;
    }
    const start = headerBytes + rowHeadBytes;
    if (this.head.length < start) return;
    this.content = Buffer.allocUnsafeSlow(this.head.readInt32BE(headerBytes + 2));
    this.fill(this.head.subarray(start));
    this.head = Buffer.alloc(0);
  }

  /** What comes behind the value is the end mark. */
  private fill(chunk: Buffer): void {
    if (this.content) this.filled += chunk.copy(this.content, this.filled);
  }
}
