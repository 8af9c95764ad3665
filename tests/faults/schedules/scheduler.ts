/**
 * Decides who goes on. Every touch of a worker with its surroundings is a place where it may be overtaken, delayed for
 * ever (a killed process) or frozen for long (a zombie that wakes up later and still believes in its lease).
 */
export class Scheduler {
  private readonly paused: { worker: string; goOn: () => void }[] = [];

  constructor(private readonly random: () => number) {}

  /** A worker waits for its turn. */
  pause(worker: string): Promise<void> {
    return new Promise((goOn) => {
      this.paused.push({ worker, goOn });
    });
  }

  get isIdle(): boolean {
    return this.paused.length === 0;
  }

  /** Lets one of the waiting go on. */
  step(): void {
    const index = Math.floor(this.random() * this.paused.length);
    this.paused.splice(index, 1)[0]?.goOn();
  }

  /** SIGKILL: whatever the worker was doing never goes on. Other lanes of the same process die with it. */
  kill(): string | null {
    const victim = this.paused[Math.floor(this.random() * this.paused.length)];
    if (!victim) return null;
    for (let index = this.paused.length - 1; index >= 0; index -= 1) {
      if (this.paused[index]?.worker === victim.worker) this.paused.splice(index, 1);
    }
    return victim.worker;
  }
}

/** Until every promise that can go on has gone on. */
export function settle(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}
