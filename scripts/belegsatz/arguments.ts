import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type AccountingMonth, parseAccountingMonth } from '@/lib/bookkeeping/calendar';
import { type Ledger, ledgers } from '@/lib/bookkeeping/invoice';
import { type Cents, parseAmount } from '@/lib/bookkeeping/money';

/** The command was called wrongly; the message says how. */
export class UsageError extends Error {}

export const usage = `Aufruf:
  npm run -s belegsatz -- package --invoices DATEI.json --client DATEI.json --ledger BUCH --month JJJJ-MM --out ORDNER
                                  [--accounts skr03|skr04|DATEI] [--folder NAME] [--opening-balance BETRAG]
  npm run -s belegsatz -- read DATEI [--direction outgoing|incoming]

  BUCH: ${ledgers.join(', ')}`;

export interface PackageArguments {
  readonly invoices: string;
  readonly client: string;
  readonly ledger: Ledger;
  readonly month: AccountingMonth;
  readonly out: string;
  readonly accounts: string;
  readonly folder: string | null;
  /** Balance of the cash book before the first entry; null: not known, the balance is left to DATEV. */
  readonly openingBalance: Cents | null;
}

export function readPackageArguments(args: string[]): PackageArguments {
  const { values } = parsed(args, {
    invoices: { type: 'string' },
    client: { type: 'string' },
    ledger: { type: 'string' },
    month: { type: 'string' },
    out: { type: 'string' },
    accounts: { type: 'string', default: 'skr03' },
    folder: { type: 'string' },
    'opening-balance': { type: 'string' },
  });
  const ledger = ledgers.find((candidate) => candidate === values.ledger);
  if (!ledger) throw new UsageError(`--ledger ist eines von ${ledgers.join(', ')}.`);
  const month = parseAccountingMonth(required(values.month, '--month'));
  if (month === null) throw new UsageError('--month hat die Form JJJJ-MM, zum Beispiel 2026-01.');
  const balance = values['opening-balance'];
  const openingBalance = balance === undefined ? null : parseAmount(balance);
  if (balance !== undefined && openingBalance === null) {
    throw new UsageError('--opening-balance ist ein Betrag wie 120.50.');
  }
  return {
    invoices: fileOf(required(values.invoices, '--invoices')),
    client: fileOf(required(values.client, '--client')),
    ledger,
    month,
    out: fileOf(required(values.out, '--out')),
    accounts: required(values.accounts, '--accounts'),
    folder: values.folder ?? null,
    openingBalance,
  };
}

export interface ReadArguments {
  readonly file: string;
  readonly direction: 'outgoing' | 'incoming' | null;
}

export function readReadArguments(args: string[]): ReadArguments {
  const { values, positionals } = parsed(args, { direction: { type: 'string' } });
  const { direction } = values;
  if (direction !== undefined && direction !== 'outgoing' && direction !== 'incoming') {
    throw new UsageError('--direction ist outgoing oder incoming.');
  }
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UsageError('Es fehlt die Datei.');
  return { file: fileOf(file), direction: direction ?? null };
}

/** Relative to where the command was called, not to where npm runs it. */
export function fileOf(name: string): string {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), name);
}

/** The JSON of a file; a missing or broken file is the caller's mistake. */
export function readJsonFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

type Options = NonNullable<Parameters<typeof parseArgs>[0]>['options'];

function parsed<T extends NonNullable<Options>>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function required(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new UsageError(`${name} fehlt.`);
  return value;
}
