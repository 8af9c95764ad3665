import { pdfLimits } from './pdf-limits';

/** Counts what reading one file has cost, so that no file can make itself expensive (E3). */
export class WorkBudget {
  #objects = 0;
  #parsedBytes = 0;
  #workBytes = 0;

  /** Whether another object may be parsed. */
  mayParse(): boolean {
    this.#objects += 1;
    return this.#objects <= pdfLimits.objects && this.#parsedBytes <= pdfLimits.parsedBytes;
  }

  parsed(bytes: number): void {
    this.#parsedBytes += bytes;
  }

  /** Bytes that may still be unpacked or searched. */
  get workBytesLeft(): number {
    return Math.max(0, pdfLimits.workBytes - this.#workBytes);
  }

  worked(bytes: number): void {
    this.#workBytes += bytes;
  }
}
