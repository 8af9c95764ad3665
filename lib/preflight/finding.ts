import { z } from 'zod';
import type { Problem } from '@/lib/bookkeeping/problem';
import { catalogue } from './catalogue';
import type { CatalogueEntry, FindingLocale, FindingText, Owner, Severity } from './catalogue/entry';
import { unexpectedCode, unexpectedEntry } from './catalogue/unexpected';
import { fillText } from './finding-text';

export type { FindingLocale, FindingText, Owner, Severity } from './catalogue/entry';

const subjectSchema = z.object({
  kind: z.enum([
    'company',
    'connection',
    'fiscal_year',
    'ledger',
    'invoice',
    'cash_entry',
    'account_row',
    'partner',
    'job',
    'file',
    'employee',
  ]),
  id: z.string().nullable(),
  label: z.string(),
});

const findingSchema = z.object({
  code: z.string(),
  severity: z.enum(['blocker', 'warning', 'hint']),
  owner: z.enum(['customer', 'adviser', 'admin', 'datev', 'us']),
  params: z.record(z.string(), z.string()),
  subject: subjectSchema.nullable(),
  helpUrl: z.string().nullable(),
  path: z.string().optional(),
});

/** What a finding is about; `label` is what a person calls it (invoice number, account, company name). */
export type FindingSubject = Readonly<z.infer<typeof subjectSchema>>;

/** Something a person has to know: from preflight over the transfer to the protocol and the API one and the same type (M8). */
export interface Finding {
  /** Key of the catalogue; `UNEXPECTED` for a code it does not know. */
  readonly code: string;
  readonly severity: Severity;
  /** Who must act. */
  readonly owner: Owner;
  readonly params: Readonly<Record<string, string>>;
  readonly subject: FindingSubject | null;
  /** DATEV's page on it: of the very answer where it had one, else of the catalogue. */
  readonly helpUrl: string | null;
  /** Field, element or file inside the subject. */
  readonly path?: string;
}

export interface FindingOptions {
  /** Help link of DATEV's answer; wins over the catalogue's (T6). */
  readonly helpUrl?: string | null;
  readonly severity?: Severity;
}

/**
 * Makes a finding of a problem. A code without a catalogue entry becomes `UNEXPECTED` with the code in its text: a gap
 * in the catalogue must never hide or break a check.
 */
export function toFinding(
  problem: Problem,
  subject: FindingSubject | null,
  options: FindingOptions = {},
): Finding {
  const entry = entryOf(problem.code);
  const used = entry ?? unexpectedEntry;
  return {
    code: entry ? problem.code : unexpectedCode,
    severity: options.severity ?? used.severity,
    owner: used.owner,
    params: entry ? problem.params : { ...problem.params, problemCode: problem.code },
    subject,
    helpUrl: webAddress(options.helpUrl) ?? webAddress(problem.params.helpUrl) ?? used.helpUrl ?? null,
    ...(problem.path === undefined ? {} : { path: problem.path }),
  };
}

/** The finding in the reader's language: what, why, and who does what next (M8, U2). */
export function describeFinding(finding: Finding, locale: FindingLocale): FindingText {
  const entry = entryOf(finding.code);
  const { title, cause, remedy } = textsOf(entry ?? unexpectedEntry, finding.params)[locale];
  const params = entry ? finding.params : { problemCode: finding.code, ...finding.params };
  return {
    title: fillText(title, params, locale),
    cause: fillText(cause, params, locale),
    remedy: fillText(remedy, params, locale),
  };
}

/** A finding in the public API (design: `GET /preflight`). */
export interface FindingJson extends FindingText {
  readonly code: string;
  readonly severity: Severity;
  readonly owner: Owner;
  readonly helpUrl: string | null;
  readonly subject: FindingSubject | null;
}

export function findingJson(finding: Finding, locale: FindingLocale): FindingJson {
  const { code, severity, owner, helpUrl, subject } = finding;
  return { code, severity, owner, ...describeFinding(finding, locale), helpUrl, subject };
}

/** Reads a finding back from where it was stored; null if it is none. */
export function readFinding(stored: unknown): Finding | null {
  const parsed = findingSchema.safeParse(stored);
  if (!parsed.success) return null;
  const { path, ...finding } = parsed.data;
  return path === undefined ? finding : { ...finding, path };
}

/** A refusal by DATEV can mean different things at different operations (T6). */
function textsOf(entry: CatalogueEntry, params: Readonly<Record<string, string>>) {
  return entry.byOperation?.[params.operation ?? ''] ?? entry;
}

function entryOf(code: string): CatalogueEntry | undefined {
  return Object.hasOwn(catalogue, code) ? catalogue[code] : undefined;
}

/** A link out of a foreign answer is shown only if it is a web address: never `javascript:`. */
function webAddress(text: string | null | undefined): string | null {
  if (!text || !URL.canParse(text)) return null;
  return ['https:', 'http:'].includes(new URL(text).protocol) ? text : null;
}
