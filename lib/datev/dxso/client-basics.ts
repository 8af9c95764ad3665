import { type IsoDate, parseIsoDate } from '@/lib/bookkeeping/calendar';
import type { Outcome, Problem } from '@/lib/bookkeeping/problem';
import {
  isJsonObject,
  type JsonObject,
  readBoolean,
  readInteger,
  readList,
  readSingleObject,
} from '../http/tolerant';
import type { ClientBasics, FiscalYear } from './types';

/**
 * Reads DATEV's answer to `GET /clients/{client-id}`, already parsed as JSON, tolerantly (M7). Absent flags are
 * false, absent lists empty. What makes no sense is `CLIENT_BASICS_UNREADABLE` with field and value, never a guess.
 */
export function readClientBasics(json: unknown): Outcome<ClientBasics> {
  const basics = readSingleObject(json);
  if (!basics) return { ok: false, problems: [unreadable('(Antwort)', json)] };

  const problems: Problem[] = [];
  const consultantNumber = readNumber(basics, 'consultant_number', problems);
  const clientNumber = readNumber(basics, 'client_number', problems);
  const isDocumentManagementAvailable = readFlag(basics, 'is_document_management_available', '', problems);
  const fiscalYears = readList(basics.basic_accounting_information).flatMap((entry, index) =>
    readFiscalYear(entry, `basic_accounting_information[${index}]`, problems),
  );
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    value: {
      consultantNumber,
      clientNumber,
      name: typeof basics.name === 'string' ? basics.name.trim() : '',
      isDocumentManagementAvailable,
      fiscalYears: fiscalYears.sort((a, b) => a.start.localeCompare(b.start)),
    },
  };
}

function readNumber(basics: JsonObject, field: string, problems: Problem[]): number {
  const value = readInteger(basics[field]);
  if (typeof value === 'number' && value >= 0) return value;
  problems.push(unreadable(field, basics[field]));
  return 0;
}

function readFlag(holder: JsonObject, field: string, path: string, problems: Problem[]): boolean {
  const value = readBoolean(holder[field]);
  if (value === null) problems.push(unreadable(`${path}${field}`, holder[field]));
  return value ?? false;
}

function readFiscalYear(entry: unknown, path: string, problems: Problem[]): FiscalYear[] {
  if (entry === null) return [];
  if (!isJsonObject(entry)) {
    problems.push(unreadable(path, entry));
    return [];
  }
  const start = readDate(entry, 'fiscal_year_start', path, problems);
  const end = readDate(entry, 'fiscal_year_end', path, problems);
  const accountLength = readAccountLength(entry, path, problems);
  const ledgers = isJsonObject(entry.ledgers) ? entry.ledgers : {};
  const flag = (field: string) => readFlag(ledgers, field, `${path}.ledgers.`, problems);
  const flags = {
    accountsPayable: flag('is_accounts_payable_ledger_available'),
    accountsReceivable: flag('is_accounts_receivable_ledger_available'),
    cash: flag('is_cash_ledger_available'),
  };
  if (!start || !end) return [];
  if (start > end) {
    problems.push(unreadable(`${path}.fiscal_year_end`, entry.fiscal_year_end));
    return [];
  }
  return [{ start, end, accountLength, ...flags }];
}

/** Takes the first ten characters: `2015-01-01T00:00:00.000Z` is a day, and a time zone would move it. */
function readDate(entry: JsonObject, field: string, path: string, problems: Problem[]): IsoDate | null {
  const value = entry[field];
  const date = typeof value === 'string' ? parseIsoDate(value.trim().slice(0, 10)) : null;
  if (!date) problems.push(unreadable(`${path}.${field}`, value));
  return date;
}

/** DATEV knows 4 to 8 digits; any other number would make every account wrong. */
function readAccountLength(entry: JsonObject, path: string, problems: Problem[]): number | null {
  const value = readInteger(entry.account_length);
  if (value === undefined) return null;
  if (value !== null && value >= 4 && value <= 8) return value;
  problems.push(unreadable(`${path}.account_length`, entry.account_length));
  return null;
}

function unreadable(field: string, value: unknown): Problem {
  const shown = value === undefined ? '(fehlt)' : JSON.stringify(value).slice(0, 80);
  return { code: 'CLIENT_BASICS_UNREADABLE', params: { field, value: shown }, path: field };
}
