/** How often things happened, so that a harness can show what it has really played. */
export class Tally {
  private readonly counts = new Map<string, number>();

  add(name: string, times = 1): void {
    this.counts.set(name, this.of(name) + times);
  }

  of(name: string): number {
    return this.counts.get(name) ?? 0;
  }

  addAll(other: Tally): void {
    for (const [name, times] of other.counts) this.add(name, times);
  }

  /** Most frequent first. */
  entries(): [string, number][] {
    return [...this.counts].sort(([, left], [, right]) => right - left);
  }
}
