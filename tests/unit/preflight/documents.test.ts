import { describe, expect, it } from 'vitest';
import { checkDocuments, type DocumentsCheck } from '@/lib/preflight/checks/check-documents';
import type { ImageFacts, PreflightDocument } from '@/lib/preflight/checks/document';
import { isBlocking } from '@/lib/preflight/finding-order';
import { cashDocument, codesOf, invoiceDocument, month, pdf, rules } from './samples';

function check(documents: readonly PreflightDocument[], change: Partial<DocumentsCheck> = {}) {
  return checkDocuments({
    ledger: 'accounts_receivable',
    month: month('2026-01'),
    documents,
    rules: rules(),
    accountLength: 4,
    takenNumbers: [],
    ...change,
  });
}

function codesFor(document: PreflightDocument, change: Partial<DocumentsCheck> = {}) {
  return codesOf(check([document], change)[0]?.findings ?? []);
}

describe('checks of single documents', () => {
  it('books a good invoice and has nothing to say', () => {
    const [checked] = check([invoiceDocument('1')]);
    expect(checked?.findings).toEqual([]);
    expect(checked?.booking).toMatchObject({ kind: 'invoice', invoiceId: 'RE-1' });
  });

  it.each([
    ['number', { number: ' ' }, 'INVOICE_NUMBER_MISSING'],
    ['length of the number', { number: 'R'.repeat(37) }, 'INVOICE_NUMBER_TOO_LONG'],
    ['amount', { grossAmount: '0.00', positions: [] }, 'INVOICE_WITHOUT_POSITIONS'],
    ['sum', { grossAmount: '119.01' }, 'INVOICE_SUM_MISMATCH'],
    ['name', { partner: { name: '' } }, 'PARTNER_NAME_MISSING'],
    ['currency', { currency: 'XXQ' }, 'CURRENCY_UNKNOWN'],
    ['tax case', { positions: [{ grossAmount: '119.00', taxRate: '19.00' }] }, 'TAX_CASE_MISSING'],
    [
      'account',
      { positions: [{ grossAmount: '119.00', taxRate: '19.00', taxCase: 'domestic', accountNo: '840' }] },
      'ACCOUNT_LENGTH_MISMATCH',
    ],
    [
      'row of the account table',
      { positions: [{ grossAmount: '119.00', taxRate: '16.00', taxCase: 'domestic' }] },
      'ACCOUNT_ROW_MISSING',
    ],
    ['partner account', { partner: { name: 'X', accountNo: '70000' } }, 'PARTNER_ACCOUNT_RANGE'],
    ['IBAN', { partner: { name: 'X', accountNo: '10100', iban: 'DE00123' } }, 'IBAN_WRONG'],
    ['Skonto', { skonto: [{ percentage: '2.00', amount: '2.38', date: '2026-01-10' }] }, 'SKONTO_DATE'],
    ['month', { issueDate: '2026-02-01' }, 'DATE_OUTSIDE_MONTH'],
    [
      'ledger',
      { direction: 'incoming', partner: { name: 'X', accountNo: '70100' } },
      'DOCUMENT_OTHER_LEDGER',
    ],
  ])('holds an invoice back for its %s (T9, B3–B5)', (_, change, code) => {
    const [checked] = check([invoiceDocument('1', change)]);
    const finding = checked?.findings.find((one) => one.code === code);
    expect(finding, codesOf(checked?.findings ?? []).join()).toMatchObject({
      severity: 'blocker',
      subject: { kind: 'invoice', id: '1' },
    });
  });

  it('says a hint without holding back', () => {
    const [checked] = check([invoiceDocument('1', { number: 'RE 2026_1', dueDate: '2026-01-15' })]);
    expect(codesOf(checked?.findings ?? [])).toEqual(['INVOICE_NUMBER_MAPPED', 'DUE_DATE_LEFT_OUT']);
    expect(checked?.findings.some(isBlocking)).toBe(false);
    expect(checked?.booking).toMatchObject({ invoiceId: 'RE-2026-1' });
  });

  it('keeps the path to the field of the document', () => {
    const change = { positions: [{ grossAmount: '119.00', taxRate: '19.00' }] };
    const [checked] = check([invoiceDocument('1', change)]);
    expect(checked?.findings[0]?.path).toMatch(/positions/);
  });

  it('books customers on Debitoren and suppliers on Kreditoren, even with the same number (B4)', () => {
    const known = (accountNo: string) => ({
      byMatchKey: new Map([['K1', accountNo]]),
      collective: { customer: null, supplier: null },
    });
    const partnerAccounts = { customer: known('10100'), supplier: known('70100') };
    const partner = { name: 'X', customerNumber: 'K1' };
    const change = { rules: rules({ partnerAccounts }) };
    const [outgoing] = check([invoiceDocument('1', { partner })], change);
    expect(outgoing?.booking).toMatchObject({ partnerAccountNo: '10100' });
    const incoming = check([invoiceDocument('1', { partner, direction: 'incoming' })], {
      ...change,
      ledger: 'accounts_payable',
    });
    expect(incoming[0]?.booking).toMatchObject({ partnerAccountNo: '70100' });
  });

  it('leaves the unknown account length to the dataset, said once', () => {
    expect(codesFor(invoiceDocument('1'), { accountLength: null })).toEqual([]);
  });
});

describe('numbers DATEV could not tell apart (B5)', () => {
  it('holds back colliding numbers, even beside a document that is held back for another reason', () => {
    const broken = { number: 'RE_1', grossAmount: '1.00' };
    const checked = check([invoiceDocument('1', broken), invoiceDocument('2', { number: 'RE.1' })]);
    expect(codesOf(checked[0]?.findings ?? [])).toContain('INVOICE_NUMBER_COLLISION');
    expect(codesOf(checked[1]?.findings ?? [])).toContain('INVOICE_NUMBER_COLLISION');
  });

  it('holds back a number DATEV already has', () => {
    const takenNumbers = [{ id: 'old', number: 'RE-1', mapped: 'RE-1', partnerKey: 'K100' }];
    expect(codesFor(invoiceDocument('1'), { takenNumbers })).toEqual(['INVOICE_NUMBER_DUPLICATE']);
  });

  it("knows that suppliers' numbers are unique per supplier only", () => {
    const incoming = (id: string, name: string) =>
      invoiceDocument(id, { direction: 'incoming', number: '4711', partner: { name, accountNo: '70100' } });
    const checked = check([incoming('1', 'A'), incoming('2', 'B')], { ledger: 'accounts_payable' });
    expect(checked.flatMap(({ findings }) => codesOf(findings))).toEqual([]);
    const same = check([incoming('1', 'A'), incoming('2', 'A')], { ledger: 'accounts_payable' });
    expect(same.flatMap(({ findings }) => codesOf(findings))).toEqual([
      'INVOICE_NUMBER_DUPLICATE',
      'INVOICE_NUMBER_DUPLICATE',
    ]);
  });
});

describe('what an e-invoice leaves open (E2, T9)', () => {
  const question = { code: 'E_INVOICE_CORRECTION_REPLACES', params: { number: 'KO-1' } };

  it('holds it back by name, however lightly the catalogue takes it', () => {
    const light = { code: 'E_INVOICE_NOT_OUR_COMPANY', params: { seller: 'A', buyer: 'B' } };
    const [checked, other] = check([
      invoiceDocument('1', {}, { questions: [question, light] }),
      invoiceDocument('2'),
    ]);
    expect(checked?.findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['E_INVOICE_CORRECTION_REPLACES', 'blocker'],
      ['E_INVOICE_NOT_OUR_COMPANY', 'blocker'],
    ]);
    expect(checked?.findings[0]?.subject).toEqual({ kind: 'invoice', id: '1', label: 'RE-1' });
    expect(other?.findings).toEqual([]);
  });

  it('is not what was merely noticed: that is said and goes', () => {
    const notes = [{ code: 'E_INVOICE_NOT_OUR_COMPANY', params: { seller: 'A', buyer: 'B' } }];
    const [checked] = check([invoiceDocument('1', {}, { notes })]);
    expect(codesOf(checked?.findings ?? [])).toEqual(['E_INVOICE_NOT_OUR_COMPANY']);
    expect(checked?.findings.some(isBlocking)).toBe(false);
  });
});

describe('images (T3)', () => {
  const withImages = (...images: ImageFacts[]) => codesFor(invoiceDocument('1', {}, { images }));

  it('hints at a missing image: DATEV makes a plain view then', () => {
    const [finding] = check([invoiceDocument('1', {}, { images: [] })])[0]?.findings ?? [];
    expect(finding).toMatchObject({ code: 'IMAGE_MISSING', severity: 'hint' });
    expect(codesFor(cashDocument('1'), { ledger: 'cash' })).not.toContain('IMAGE_MISSING');
  });

  it('takes the XML of an e-invoice beside its view, and never as the only image (E1)', () => {
    const original = { ...pdf, kind: 'original', contentType: 'application/xml' } as const;
    expect(withImages({ ...pdf, kind: 'readable' }, original)).toEqual([]);
    expect(withImages(original)).toEqual(['IMAGE_MISSING']);
    expect(withImages({ ...pdf, kind: 'original' })).toEqual(['IMAGE_MISSING', 'IMAGE_TYPE_UNKNOWN']);
  });

  it('says what was noticed about the bytes of each file', () => {
    const misnamed = {
      code: 'IMAGE_NAME_DIFFERS',
      params: { fileName: 'a.pdf', kind: 'PNG', arrives: '.png' },
    };
    const guarded = { code: 'IMAGE_PROTECTED', params: { fileName: 'rechnung.pdf' } };
    const images = [pdf, { ...pdf, notes: [misnamed, guarded] }];
    const [checked] = check([invoiceDocument('1', {}, { images })]);
    expect(checked?.findings.map(({ code, path }) => [code, path])).toEqual([
      ['IMAGE_NAME_DIFFERS', 'attachments[1]'],
      ['IMAGE_PROTECTED', 'attachments[1]'],
    ]);
  });

  it('refuses what is no image, as a pure XML invoice', () => {
    expect(withImages({ ...pdf, contentType: 'application/xml' })).toEqual(['IMAGE_TYPE_UNKNOWN']);
    expect(withImages({ ...pdf, size: 0 })).toEqual(['IMAGE_EMPTY']);
  });

  it('hints at large files and refuses too large ones, each once', () => {
    const large = { code: 'IMAGE_LARGE', params: { fileName: 'rechnung.pdf', size: '0,6 MB' } };
    expect(withImages({ ...pdf, size: 600_000, notes: [large] })).toEqual(['IMAGE_LARGE']);
    expect(withImages({ ...pdf, size: 20_000_001 })).toEqual(['FILE_TOO_LARGE']);
  });

  it('refuses more files than DATEV staples, and a document no job could carry', () => {
    expect(withImages(...Array<typeof pdf>(50).fill(pdf))).toEqual(['TOO_MANY_ATTACHMENTS']);
    const heavy = Array<typeof pdf>(8).fill({ ...pdf, size: 19_500_000 });
    expect(withImages(...heavy).filter((code) => code !== 'IMAGE_LARGE')).toEqual([
      'DOCUMENT_TOO_LARGE_FOR_JOB',
    ]);
  });
});

describe('state of a document (T10)', () => {
  it.each([
    ['open', []],
    ['refused', []],
    ['under_way', ['DOCUMENT_UNDER_WAY']],
    ['transferred', ['DOCUMENT_TRANSFERRED']],
    ['handled_elsewhere', ['DOCUMENT_HANDLED_ELSEWHERE']],
  ] as const)('%s', (state, codes) => {
    const [checked] = check([invoiceDocument('1', {}, { state })]);
    expect(codesOf(checked?.findings ?? [])).toEqual(codes);
    expect(checked?.findings.some(isBlocking)).toBe(codes.length > 0);
  });
});
