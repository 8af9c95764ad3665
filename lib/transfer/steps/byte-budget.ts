/** Limits the bytes held in memory at the same time. */
export interface ByteBudget {
  /** Waits until `bytes` fit; a single larger amount goes alone. */
  take(bytes: number): Promise<void>;
  give(bytes: number): void;
}

export function createByteBudget(limit: number): ByteBudget {
  let used = 0;
  const waiting: { bytes: number; go: () => void }[] = [];

  function admit(): void {
    for (let first = waiting[0]; first && (used === 0 || used + first.bytes <= limit); first = waiting[0]) {
      waiting.shift();
      used += first.bytes;
      first.go();
    }
  }

  return {
    take: (bytes) =>
      new Promise((go) => {
        waiting.push({ bytes, go });
        admit();
      }),
    give(bytes) {
      used -= bytes;
      admit();
    },
  };
}
