import type { DxsoResult, FilePieces, JobFileContent } from './types';

/** A file whose bytes are watched while they are sent. */
interface WatchedFile {
  readonly file: JobFileContent;
  /** Ends the request when its bytes can't be had. */
  readonly signal: AbortSignal;
  /**
   * @throws what reading the bytes threw, when the request broke off for it: a fault of ours, which must not count as DATEV's.
   *   DATEV has at most a request without its end.
   */
  throwFailure(result: DxsoResult<null>): void;
}

/** Why a request ended early. It names no cause: a code of our database must not be read as one of the way to DATEV. */
class BrokenOff extends Error {
  override readonly name = 'BrokenOff';
}

/** The same file; a fault of its own bytes can be told from a fault of the network afterwards. */
export function watchPieces(file: JobFileContent): WatchedFile {
  const breaking = new AbortController();
  const { content } = file;
  let fault: { readonly error: unknown } | null = null;

  async function* read(pieces: FilePieces): AsyncGenerator<Uint8Array> {
    try {
      yield* exactly(pieces);
    } catch (error) {
      fault = { error };
      breaking.abort(new BrokenOff('the bytes of the file ended early'));
      // The request is gone now. An error here would reach nobody and end the process, and an end would look like the file's own.
      await new Promise(() => undefined);
    }
  }

  const watched = content instanceof Uint8Array ? content : { size: content.size, read: () => read(content) };
  return {
    file: { ...file, content: watched },
    signal: breaking.signal,
    throwFailure({ kind }) {
      if (kind === 'unclear' && fault) throw fault.error;
    },
  };
}

/** Other bytes than promised must not leave: their length is on its way to DATEV before them. */
async function* exactly(pieces: FilePieces): AsyncGenerator<Uint8Array> {
  const { size } = pieces;
  let sent = 0;
  for await (const piece of pieces.read()) {
    sent += piece.length;
    if (sent > size) break;
    yield piece;
  }
  if (sent !== size) throw new RangeError(`other than the ${size} bytes promised`);
}
