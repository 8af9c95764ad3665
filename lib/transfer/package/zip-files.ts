import { configure, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import type { JobFile } from '@/lib/datev/belegsatz/job-files';

configure({ useWebWorkers: false });

/**
 * A flat ZIP of the files, written while it is read: one file at a time is in memory. Sizes and checksums stand before each
 * file and no extension is used, so that any old program can open it.
 * @param options.read bytes of an image by their SHA-256
 */
export function zipFiles(
  files: readonly JobFile[],
  options: { readonly createdAt: Date; read(sha256: string): Promise<Uint8Array> },
): ReadableStream<Uint8Array> {
  let fail: (cause: unknown) => void = () => undefined;
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>({
    start: (controller) => {
      fail = (cause) => controller.error(cause);
    },
  });
  const zip = new ZipWriter(writable, {
    dataDescriptor: false,
    extendedTimestamp: false,
    zip64: false,
    lastModDate: options.createdAt,
  });
  const write = async () => {
    for (const file of files) {
      const content = file.content ?? (await options.read(file.sha256));
      // Images are packed already; packing them again costs time and saves nothing.
      await zip.add(file.name, new Uint8ArrayReader(content), { level: file.kind === 'image' ? 0 : 6 });
    }
    await zip.close();
  };
  // Whoever reads hears of a failure: a package that ends early must not look whole.
  void write().catch(fail);
  return readable;
}
