import { describe, expect, it } from 'vitest';
import { cents } from '@/lib/bookkeeping/money';
import { readConfirmation } from '@/lib/connection/problems';
import { readClientBasics } from '@/lib/datev/dxso/client-basics';
import type { ClientBasics, FiscalYear } from '@/lib/datev/dxso/types';
import { readRefusal } from '@/lib/datev/http/refusal';
import { describeFinding, type Finding, toFinding } from '@/lib/preflight/finding';
import type { PreflightInput } from '@/lib/preflight/preflight-input';
import { runPreflight } from '@/lib/preflight/run-preflight';
import {
  accountRows,
  basics,
  cashDocument,
  connected,
  day,
  fiscalYear,
  invoiceDocument,
  month,
  pdf,
  readyInput,
  rules,
} from './samples';

/** A set-up failure customers meet, everything else being right. */
interface Failure {
  readonly what: string;
  readonly input: Partial<PreflightInput>;
  readonly code: string;
  /** `stop`: nothing goes; `hold`: this document stays; `say`: it goes, somebody is told. */
  readonly effect: 'stop' | 'hold' | 'say';
}

function client(change: Partial<ClientBasics>): Partial<PreflightInput> {
  return { client: { basics: basics(change), takenOn: day('2026-02-03'), differences: [] } };
}

function years(...fiscalYears: readonly FiscalYear[]) {
  return client({ fiscalYears });
}

const year2026 = (change: Partial<FiscalYear>) => years(fiscalYear('2026-01-01', '2026-12-31', change));

/** What DATEV answers to the question for the dataset, read as the product reads it. */
function answered(httpStatus: number, body: string, state: 'not_connected' | 'permission_lost') {
  const confirmation = readConfirmation(
    { consultantNumber: 455148, clientNumber: 1 },
    readRefusal(httpStatus, body),
  );
  if (confirmation.kind !== 'refuted') throw new Error('expected a refusal');
  return { connection: { ...connected, state, problem: confirmation.problem }, client: null };
}

function invoice(change: Record<string, unknown>): Partial<PreflightInput> {
  return { documents: [invoiceDocument('1', change)] };
}

const position = { grossAmount: '119.00', taxRate: '19.00', taxCase: 'domestic' };
const onlyRequestId = '{"request_id":"0a13eff2"}';
const soon = (hours: number) => new Date(Date.parse('2026-02-03T09:00:00Z') + hours * 3_600_000);

const failures: readonly Failure[] = [
  {
    what: 'wrong Beraternummer or Mandantennummer (404)',
    input: answered(404, onlyRequestId, 'not_connected'),
    code: 'CONNECTION_CLIENT_UNKNOWN',
    effect: 'stop',
  },
  {
    what: 'main instead of sub Beraternummer (bare 403)',
    input: answered(403, onlyRequestId, 'not_connected'),
    code: 'CONNECTION_RIGHT_MISSING',
    effect: 'stop',
  },
  {
    what: 'the person lacks the right, or is not registered, or RDS 1.0 is not ordered (bare 403)',
    input: answered(403, onlyRequestId, 'permission_lost'),
    code: 'CONNECTION_RIGHT_MISSING',
    effect: 'stop',
  },
  {
    what: 'the dataset was cancelled later (404)',
    input: answered(404, onlyRequestId, 'permission_lost'),
    code: 'CONNECTION_CLIENT_UNKNOWN',
    effect: 'stop',
  },
  {
    what: 'a scope is missing (403 #DCO01005)',
    input: answered(403, '{"error":"#DCO01005","error_uri":"https://apps.datev.de/x"}', 'permission_lost'),
    code: 'DATEV_DCO01005',
    effect: 'stop',
  },
  {
    what: 'the books are inconsistent at DATEV (400 #DCO01009)',
    input: answered(400, '[{"error":"#DCO01009"}]', 'permission_lost'),
    code: 'DATEV_DCO01009',
    effect: 'stop',
  },
  {
    what: 'nobody has connected yet',
    input: { connection: { ...connected, state: 'not_connected', clientId: null }, client: null },
    code: 'CONNECTION_NOT_CONNECTED',
    effect: 'stop',
  },
  {
    what: 'worked before: person left, SmartCard expired, token deleted, DATEV migrated (invalid_grant)',
    input: {
      connection: {
        ...connected,
        state: 'needs_reconnect',
        problem: { code: 'CONNECTION_GRANT_LOST', params: { clientId: '455148-1' } },
      },
    },
    code: 'CONNECTION_GRANT_LOST',
    effect: 'stop',
  },
  {
    what: 'the login will be gone after a day: only a session was granted',
    input: { connection: { ...connected, isLongTerm: false, expiresAt: soon(10) } },
    code: 'CONNECTION_SESSION_ONLY',
    effect: 'say',
  },
  {
    what: 'the session or the token has run out',
    input: { connection: { ...connected, expiresAt: soon(-1) } },
    code: 'CONNECTION_EXPIRED',
    effect: 'stop',
  },
  {
    what: 'the token runs out within a week',
    input: { connection: { ...connected, expiresAt: soon(100) } },
    code: 'CONNECTION_EXPIRES_SOON',
    effect: 'say',
  },
  {
    what: 'Belege online does not exist',
    input: client({ isDocumentManagementAvailable: false }),
    code: 'DOCUMENT_MANAGEMENT_MISSING',
    effect: 'stop',
  },
  {
    what: 'Bearbeitungsform is not "Erweitert"',
    input: client({ fiscalYears: [] }),
    code: 'EXTENDED_FORM_MISSING',
    effect: 'stop',
  },
  {
    what: '"Erweitert" is missing for outgoing invoices of that year',
    input: year2026({ accountsReceivable: false }),
    code: 'LEDGER_MISSING',
    effect: 'stop',
  },
  {
    what: '"Erweitert" is missing for incoming invoices of that year',
    input: { ...year2026({ accountsPayable: false }), ledger: 'accounts_payable' },
    code: 'LEDGER_MISSING',
    effect: 'stop',
  },
  {
    what: 'Kassenbuch online is not set up for that year',
    input: { ...year2026({ cash: false }), ledger: 'cash', documents: [cashDocument('1')] },
    code: 'LEDGER_MISSING',
    effect: 'stop',
  },
  {
    what: 'the ledger exists in the year before only',
    input: years(
      fiscalYear('2025-01-01', '2025-12-31'),
      fiscalYear('2026-01-01', '2026-12-31', { accountsReceivable: false }),
    ),
    code: 'LEDGER_FROM_PREVIOUS_YEAR',
    effect: 'say',
  },
  {
    what: 'the fiscal year is not created, nor the one before',
    input: years(fiscalYear('2024-01-01', '2024-12-31')),
    code: 'FISCAL_YEAR_NOT_CREATED',
    effect: 'stop',
  },
  {
    what: 'the fiscal year for cash is not created',
    input: {
      ...years(fiscalYear('2025-01-01', '2025-12-31')),
      ledger: 'cash',
      documents: [cashDocument('1')],
    },
    code: 'FISCAL_YEAR_NOT_CREATED_FOR_CASH',
    effect: 'stop',
  },
  {
    what: 'the month is older than the years DATEV returns',
    input: { month: month('2023-06'), documents: [invoiceDocument('1', { issueDate: '2023-06-15' })] },
    code: 'FISCAL_YEAR_TOO_OLD',
    effect: 'stop',
  },
  {
    what: 'the fiscal year starts in the middle of the month',
    input: years(fiscalYear('2026-01-16', '2026-12-31')),
    code: 'FISCAL_YEAR_CUT_MONTH',
    effect: 'stop',
  },
  {
    what: 'the fiscal year is the one before only, DATEV will create it',
    input: years(fiscalYear('2025-01-01', '2025-12-31')),
    code: 'FISCAL_YEAR_FOLLOWS',
    effect: 'say',
  },
  {
    what: 'the account length differs from the account table',
    input: year2026({ accountLength: 6 }),
    code: 'ACCOUNT_LENGTH_MISMATCH',
    effect: 'hold',
  },
  {
    what: 'the account length differs, seen before any document',
    input: { ...year2026({ accountLength: 6 }), documents: [] },
    code: 'ACCOUNT_ROWS_LENGTH',
    effect: 'say',
  },
  {
    what: 'partner accounts were made for another length',
    input: {
      documents: [],
      rules: rules({
        partnerAccounts: {
          customer: {
            byMatchKey: new Map([['K1', '101000']]),
            collective: { customer: null, supplier: null },
          },
          supplier: { byMatchKey: new Map(), collective: { customer: null, supplier: null } },
        },
      }),
    },
    code: 'PARTNER_ACCOUNTS_LENGTH',
    effect: 'say',
  },
  {
    what: 'the answer is about another dataset',
    input: client({ clientNumber: 7 }),
    code: 'CLIENT_NUMBERS_DIFFER',
    effect: 'stop',
  },
  { what: 'no answer of DATEV yet', input: { client: null }, code: 'CLIENT_NEVER_CHECKED', effect: 'stop' },
  {
    what: 'the document lies in another month: the document date decides',
    input: invoice({ issueDate: '2026-02-01' }),
    code: 'DATE_OUTSIDE_MONTH',
    effect: 'hold',
  },
  { what: 'number empty', input: invoice({ number: '' }), code: 'INVOICE_NUMBER_MISSING', effect: 'hold' },
  {
    what: 'forbidden characters in the number, no replacement wanted',
    input: { ...invoice({ number: 'RE 1' }), rules: rules({ numberMapping: { kind: 'refuse' } }) },
    code: 'INVOICE_NUMBER_CHARACTERS',
    effect: 'hold',
  },
  {
    what: 'forbidden characters in the number, replaced',
    input: invoice({ number: 'RE 1' }),
    code: 'INVOICE_NUMBER_MAPPED',
    effect: 'say',
  },
  {
    what: 'amount 0.00',
    input: invoice({ grossAmount: '0.00', positions: [position, { ...position, grossAmount: '-119.00' }] }),
    code: 'INVOICE_TOTAL_ZERO',
    effect: 'hold',
  },
  {
    what: 'supplier or customer empty',
    input: invoice({ partner: { name: '' } }),
    code: 'PARTNER_NAME_MISSING',
    effect: 'hold',
  },
  {
    what: 'sum of rows off by one cent',
    input: invoice({ grossAmount: '119.01' }),
    code: 'INVOICE_SUM_MISMATCH',
    effect: 'hold',
  },
  {
    what: 'a tax key on an automatic account',
    input: invoice({ positions: [{ ...position, accountNo: '8400', taxKey: '3' }] }),
    code: 'TAX_KEY_ON_AUTOMATIC_ACCOUNT',
    effect: 'hold',
  },
  {
    what: 'account and key that the adviser has not confirmed',
    input: {
      rules: rules({ accountTable: { rows: accountRows.map((row) => ({ ...row, state: 'proposed' })) } }),
    },
    code: 'ACCOUNT_ROW_NOT_CONFIRMED',
    effect: 'hold',
  },
  {
    what: 'a tax case without a row',
    input: invoice({ positions: [{ ...position, taxRate: '0.00', taxCase: 'export' }] }),
    code: 'ACCOUNT_ROW_MISSING',
    effect: 'hold',
  },
  {
    what: 'a document without rows',
    input: invoice({ positions: [] }),
    code: 'INVOICE_WITHOUT_POSITIONS',
    effect: 'hold',
  },
  {
    what: 'account label too long',
    input: invoice({ positions: [{ ...position, accountName: 'x'.repeat(41) }] }),
    code: 'TEXT_SHORTENED',
    effect: 'say',
  },
  {
    what: 'pure XML invoice as image',
    input: {
      documents: [invoiceDocument('1', {}, { images: [{ ...pdf, contentType: 'application/xml' }] })],
    },
    code: 'IMAGE_TYPE_UNKNOWN',
    effect: 'hold',
  },
  {
    what: 'a discount on the whole invoice that would make negative tax rows',
    input: invoice({ grossAmount: '-81.00', discount: { grossAmount: '200.00' } }),
    code: 'INVOICE_DISCOUNT_SIGN',
    effect: 'hold',
  },
  {
    what: 'debtor account outside its range',
    input: invoice({ partner: { name: 'X', accountNo: '70000' } }),
    code: 'PARTNER_ACCOUNT_RANGE',
    effect: 'hold',
  },
  {
    what: 'the same number twice',
    input: { documents: [invoiceDocument('1', { number: 'A' }), invoiceDocument('2', { number: 'a' })] },
    code: 'INVOICE_NUMBER_COLLISION',
    effect: 'hold',
  },
  {
    what: 'negative cash',
    input: {
      ledger: 'cash',
      documents: [cashDocument('1', { amount: '-5.00' })],
      cashBook: { openingBalance: cents(0), earliestOpen: null },
    },
    code: 'CASH_BALANCE_NEGATIVE',
    effect: 'hold',
  },
  {
    what: 'missing opening balance of the cash box',
    input: {
      ledger: 'cash',
      documents: [cashDocument('1')],
      cashBook: { openingBalance: null, earliestOpen: null },
    },
    code: 'CASH_OPENING_BALANCE_UNKNOWN',
    effect: 'say',
  },
];

function finds({ input, code, effect }: Failure): boolean {
  const result = runPreflight(readyInput(input));
  const found = result.findings.find((finding) => finding.code === code);
  if (!found) return false;
  switch (effect) {
    case 'stop':
      return result.isBlocked && result.sendable.length === 0 && found.severity === 'blocker';
    case 'hold':
      return (
        !result.isBlocked && result.heldBack.some(({ findings }) => findings.some((one) => one.code === code))
      );
    case 'say':
      return !result.isBlocked && result.heldBack.length === 0 && found.severity !== 'blocker';
  }
}

describe('set-up failures customers meet (M9)', () => {
  it.each(failures.map((failure) => [failure.what, failure] as const))('%s', (_, failure) => {
    const result = runPreflight(readyInput(failure.input));
    expect(finds(failure), result.findings.map(({ code }) => code).join(', ')).toBe(true);
  });

  it('finds at least 95 % of them before a job is created', () => {
    expect(failures.filter(finds).length / failures.length).toBeGreaterThanOrEqual(0.95);
  });

  it('finds nothing in a dataset without a failure', () => {
    expect(runPreflight(readyInput()).findings).toEqual([]);
  });

  it('explains every one in both languages, with somebody who acts', () => {
    for (const { what, input } of failures) {
      for (const finding of runPreflight(readyInput(input)).findings) {
        for (const locale of ['de', 'en'] as const) {
          const { title, cause, remedy } = describeFinding(finding, locale);
          expect(`${title} ${cause} ${remedy}`, `${what}: ${finding.code} ${locale}`).not.toMatch(
            /[{}]|undefined/,
          );
        }
      }
    }
  });

  it('lets an ampersand without blanks through: it is escaped, not a failure', () => {
    const result = runPreflight(readyInput(invoice({ partner: { name: 'A&B <GmbH>', accountNo: '10100' } })));
    expect(result.sendable).toEqual(['1']);
  });

  it('reads an unreadable answer as a finding, never as a crash (M7)', () => {
    const read = readClientBasics({
      consultant_number: 455148,
      client_number: 1,
      is_document_management_available: 'maybe',
    });
    if (read.ok) throw new Error('expected it to be unreadable');
    const findings = read.problems.map((problem): Finding => toFinding(problem, null));
    expect(findings).toMatchObject([
      { code: 'CLIENT_BASICS_UNREADABLE', severity: 'blocker', owner: 'datev' },
    ]);
  });
});
