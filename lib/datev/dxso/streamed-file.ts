import { ReadableStream } from 'node:stream/web';
import type { FilePieces } from './types';

/**
 * A file of a form whose bytes are fetched while they are sent. `fetch` asks a file for its size and its stream only, so nothing
 * of it has to stand in memory.
 */
export class StreamedFile extends File {
  readonly #pieces: FilePieces;

  constructor(pieces: FilePieces, name: string, type: string) {
    super([], name, { type });
    this.#pieces = pieces;
  }

  override get size(): number {
    return this.#pieces.size;
  }

  override stream() {
    return ReadableStream.from(this.#pieces.read()) as ReturnType<File['stream']>;
  }
}
