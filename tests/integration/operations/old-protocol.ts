import type { Platform } from '@/lib/platform';
import { appendProtocol } from '@/lib/transfer/store/append-protocol';
import { run } from './empty-database';

/** Makes the protocol so far look as if it had been received years ago, its chain sealed accordingly, as only the owner could. */
export async function receivedYearsAgo(platform: Platform, companyId: string, years: number): Promise<void> {
  const { protocolStatus, protocolEntry } = platform.db;
  const where = { companyId };
  const [statuses, entries] = [
    await protocolStatus.findMany({ where }),
    await protocolEntry.findMany({ where }),
  ];
  await asSuperuser(
    platform,
    `DELETE FROM "ProtocolStatus" WHERE "companyId" = '${companyId}';
     DELETE FROM "ProtocolEntry" WHERE "companyId" = '${companyId}';
     DELETE FROM "ProtocolChain" WHERE "companyId" = '${companyId}'`,
  );
  const back = (date: Date) =>
    new Date(Date.UTC(date.getUTCFullYear() - years, date.getUTCMonth(), date.getUTCDate()));
  const rows = [
    ...statuses.map((row) => ({ kind: 'status' as const, row })),
    ...entries.map((row) => ({ kind: 'entry' as const, row })),
  ]
    .sort((left, right) => (left.row.chainPosition < right.row.chainPosition ? -1 : 1))
    .map(({ kind, row }) => {
      const { id: _id, chainPosition: _position, previousHash: _previous, hash: _hash, ...fields } = row;
      return { kind, ...fields, receivedAt: back(row.receivedAt), keepUntil: back(row.keepUntil) };
    });
  await platform.db.$transaction((tx) =>
    appendProtocol(tx, companyId, rows as Parameters<typeof appendProtocol>[2]),
  );
}

/** What somebody with all rights can do: triggers off. */
export async function asSuperuser({ settings }: Platform, sql: string): Promise<void> {
  await run(settings.databaseUrl, `SET session_replication_role = replica; ${sql}`);
}
