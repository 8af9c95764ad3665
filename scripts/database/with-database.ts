import { startEmbedded } from './embedded';

/** Where the database is, and how to let go of it. */
export interface DatabaseInUse {
  readonly url: string;
  readonly isEmbedded: boolean;
  release(): Promise<void>;
}

/** The given `DATABASE_URL`, otherwise the embedded PostgreSQL of this copy (O1). */
export async function openDatabase(): Promise<DatabaseInUse> {
  const given = process.env.DATABASE_URL;
  if (given) return { url: given, isEmbedded: false, release: async () => undefined };
  const embedded = await startEmbedded();
  process.env.DATABASE_URL = embedded.url;
  return { url: embedded.url, isEmbedded: true, release: embedded.release };
}
