import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * What a network does.
 * - `delay`: a pause in the middle
 * - `truncate`: half of it arrives, then the connection is closed as if that were the end
 * - `reset`: the connection breaks (RST)
 * - `swallow`: from here on nothing arrives any more, and nobody says so
 */
const mischiefs = ['delay', 'truncate', 'reset', 'swallow'] as const;
export type NetworkMischief = (typeof mischiefs)[number];

export interface FaultyProxyOptions {
  readonly host: string;
  readonly port: number;
  /** 0 ≤ random < 1; seeded, so that a run can be repeated as far as a network can. */
  readonly random: () => number;
  readonly longestDelayMs?: number;
  /** When a swallowing connection is noticed by the system at last; null: never. */
  readonly swallowMs?: number | null;
}

export interface FaultyProxy {
  readonly port: number;
  /** Chance of mischief for each piece of data, in either direction; 0 is good weather. */
  setRate(rate: number, kinds?: readonly NetworkMischief[]): void;
  readonly struck: ReadonlyMap<NetworkMischief, number>;
  close(): Promise<void>;
}

/** A TCP proxy between two parties that do not know of it, and that swallows, delays, truncates and resets as told. */
export async function startFaultyProxy(options: FaultyProxyOptions): Promise<FaultyProxy> {
  const { random, longestDelayMs = 800, swallowMs = 5_000 } = options;
  const struck = new Map<NetworkMischief, number>();
  const lines = new Set<Socket>();
  let rate = 0;
  let kinds: readonly NetworkMischief[] = mischiefs;

  function choose(): NetworkMischief | null {
    if (random() >= rate) return null;
    const kind = kinds[Math.floor(random() * kinds.length)] ?? null;
    if (kind) struck.set(kind, (struck.get(kind) ?? 0) + 1);
    return kind;
  }

  function join(near: Socket, far: Socket): void {
    const line = { isSilent: false };
    carry(near, far, line);
    carry(far, near, line);
  }

  function carry(from: Socket, to: Socket, line: { isSilent: boolean }): void {
    from.on('data', (data) => {
      if (line.isSilent) return;
      switch (choose()) {
        case null:
          pass(data, from, to);
          return;
        case 'delay':
          from.pause();
          setTimeout(() => {
            pass(data, from, to);
            from.resume();
          }, random() * longestDelayMs);
          return;
        case 'truncate':
          to.end(data.subarray(0, Math.floor(data.length / 2)));
          from.end();
          return;
        case 'reset':
          from.resetAndDestroy();
          to.resetAndDestroy();
          return;
        case 'swallow':
          line.isSilent = true;
          if (swallowMs === null) return;
          setTimeout(() => {
            from.resetAndDestroy();
            to.resetAndDestroy();
          }, swallowMs).unref();
      }
    });
    from.on('end', () => !line.isSilent && to.end());
    from.on('close', () => to.destroy());
    from.on('error', () => to.destroy());
  }

  const server = createServer({ allowHalfOpen: false }, (near) => {
    const far = connect(options.port, options.host);
    for (const socket of [near, far]) {
      lines.add(socket);
      socket.setNoDelay(true);
      socket.once('close', () => lines.delete(socket));
    }
    join(near, far);
  });
  const port = await listen(server);
  return {
    port,
    struck,
    setRate(next, wanted = mischiefs) {
      rate = next;
      kinds = wanted;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        for (const socket of lines) socket.destroy();
      }),
  };
}

/** Passes data on and lets the sender wait while the receiver is slow. */
function pass(data: Buffer, from: Socket, to: Socket): void {
  if (to.destroyed || to.writableEnded) return;
  if (to.write(data)) return;
  from.pause();
  to.once('drain', () => from.resume());
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', listening);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return address.port;
}
