import { PrismaPg } from '@prisma/adapter-pg';
import type { DbLimits } from './db-limits';
import { type Prisma, PrismaClient } from './generated/prisma/client';

/** Prisma client of one process. */
export type Db = PrismaClient;
/** Inside a transaction; a `Db` fits too where no transaction is needed. */
export type Tx = Prisma.TransactionClient;
/** A transaction and nothing else: a whole client can connect, and what it hands to a transaction can not. */
export type OnlyTx = Tx & { readonly $connect?: never };

/**
 * Opens the database with a pool of its own.
 * @param databaseUrl `postgresql://…`
 * @param poolSize most connections of this process
 */
export function openDb(databaseUrl: string, limits: DbLimits, poolSize = 10): Db {
  const adapter = new PrismaPg({
    connectionString: databaseUrl,
    max: poolSize,
    application_name: 'belegbote',
    ...limits,
  });
  return new PrismaClient({ adapter });
}
