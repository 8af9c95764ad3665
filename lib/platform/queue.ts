import { fromPrisma, PgBoss } from 'pg-boss';
import type { Tx } from './db';
import type { DbLimits } from './db-limits';
import type { Log } from './log';

/** Work that waits in PostgreSQL until a worker takes it. A message is a hint to look, never the truth: the tables are. */
export interface Queue {
  /** Puts a message into the caller's transaction: it exists exactly if the transaction commits (section "sure transfer"). */
  enqueue(tx: Tx, queueName: string, data: object, options?: EnqueueOptions): Promise<void>;
  /** Takes messages until `stop`; a handler that throws leaves the message for another try. */
  work(queueName: string, options: WorkOptions, handler: (data: object) => Promise<void>): Promise<void>;
  /** Repeats a message by a cron line (minutes). */
  schedule(queueName: string, cron: string): Promise<void>;
  /** Makes sure the named queues exist. */
  prepare(queueNames: readonly string[]): Promise<void>;
  /** Ends taking, waits for running handlers up to the time given. */
  stop(timeoutMs?: number): Promise<void>;
  size(queueName: string): Promise<number>;
}

interface EnqueueOptions {
  readonly startAfter?: Date;
  /** At most one waiting message of this key. */
  readonly singletonKey?: string;
  readonly priority?: number;
}

interface WorkOptions {
  /** Messages worked on at the same time by this process. */
  readonly concurrency: number;
  readonly pollingSeconds?: number;
}

const retryLimit = 5;
const expireInSeconds = 15 * 60;

/**
 * pg-boss on our PostgreSQL.
 * @param role `sender` only enqueues; `worker` also maintains queues and runs schedules
 */
export async function openQueue(input: {
  databaseUrl: string;
  limits: DbLimits;
  role: 'sender' | 'worker';
  log: Log;
}): Promise<Queue> {
  const isWorker = input.role === 'worker';
  const boss = new PgBoss({
    connectionString: input.databaseUrl,
    application_name: 'belegbote-queue',
    ...input.limits,
    max: isWorker ? 6 : 2,
    supervise: isWorker,
    schedule: isWorker,
    useListenNotify: isWorker,
  });
  boss.on('error', (error) => input.log.error({ err: error }, 'queue'));
  await boss.start();
  return {
    async enqueue(tx, queueName, data, options = {}) {
      await boss.send(queueName, data, {
        db: fromPrisma(tx),
        ...(options.startAfter ? { startAfter: options.startAfter } : {}),
        ...(options.singletonKey ? { singletonKey: options.singletonKey } : {}),
        ...(options.priority === undefined ? {} : { priority: options.priority }),
      });
    },
    async work(queueName, { concurrency, pollingSeconds = 0.5 }, handler) {
      await boss.work<object>(
        queueName,
        { localConcurrency: concurrency, batchSize: 1, pollingIntervalSeconds: pollingSeconds },
        async (messages) => {
          for (const message of messages) await handler(message.data);
        },
      );
    },
    async schedule(queueName, cron) {
      await boss.schedule(queueName, cron);
    },
    async prepare(queueNames) {
      for (const name of queueNames) {
        await boss.createQueue(name, { retryLimit, retryBackoff: true, expireInSeconds, notify: true });
      }
    },
    async stop(timeoutMs = 20_000) {
      await boss.stop({ graceful: true, timeout: timeoutMs, close: true });
    },
    async size(queueName) {
      const queue = await boss.getQueue(queueName);
      return queue?.queuedCount ?? 0;
    },
  };
}
