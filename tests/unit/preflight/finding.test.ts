import { describe, expect, it } from 'vitest';
import type { Problem } from '@/lib/bookkeeping/problem';
import {
  describeFinding,
  type FindingSubject,
  findingJson,
  readFinding,
  toFinding,
} from '@/lib/preflight/finding';
import { isBlocking, sortFindings, withoutRepeats } from '@/lib/preflight/finding-order';

const invoice: FindingSubject = { kind: 'invoice', id: 'inv_1', label: 'RE-1' };
const sumMismatch: Problem = {
  code: 'INVOICE_SUM_MISMATCH',
  params: { positions: '1.309,01', grossAmount: '1309.00', difference: '-0,01', currency: 'EUR' },
  path: 'positions',
};

describe('toFinding', () => {
  it('adds severity, owner and subject and keeps params and path (M8)', () => {
    expect(toFinding(sumMismatch, invoice)).toEqual({
      code: 'INVOICE_SUM_MISMATCH',
      severity: 'blocker',
      owner: 'customer',
      params: sumMismatch.params,
      subject: invoice,
      helpUrl: null,
      path: 'positions',
    });
  });

  it('keeps a code without texts visible instead of crashing', () => {
    const finding = toFinding({ code: 'BRAND_NEW', params: { number: '7' } }, null);
    expect(finding).toMatchObject({ code: 'UNEXPECTED', severity: 'blocker', owner: 'us' });
    expect(describeFinding(finding, 'de').title).toContain('BRAND_NEW');
    expect(describeFinding(finding, 'en').remedy).toContain('BRAND_NEW');
  });

  it.each(['constructor', '__proto__', 'toString'])('treats the code %s as unknown', (code) => {
    expect(toFinding({ code, params: {} }, null).code).toBe('UNEXPECTED');
  });

  it("prefers the help page of DATEV's own answer (T6)", () => {
    const params = { operation: 'createJob', helpUrl: 'https://apps.datev.de/knowledge/help/search?q=own' };
    const fromAnswer = toFinding({ code: 'DATEV_DCO01002', params }, null);
    expect(fromAnswer.helpUrl).toBe(params.helpUrl);
    const given = toFinding({ code: 'DATEV_DCO01002', params }, null, { helpUrl: 'https://www.datev.de/x' });
    expect(given.helpUrl).toBe('https://www.datev.de/x');
    const bare = toFinding({ code: 'DATEV_DCO01002', params: { operation: 'createJob', helpUrl: '' } }, null);
    expect(bare.helpUrl).toBe('https://apps.datev.de/knowledge/help/search?q=DCO01002');
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'not a link'])('shows no link to %s', (helpUrl) => {
    expect(toFinding(sumMismatch, invoice, { helpUrl }).helpUrl).toBeNull();
  });

  it('takes another severity where the situation asks for it', () => {
    expect(toFinding(sumMismatch, invoice, { severity: 'hint' }).severity).toBe('hint');
  });
});

describe('describeFinding', () => {
  it("writes amounts in the reader's form and everything else as it came (U2, B5)", () => {
    const finding = toFinding(sumMismatch, invoice);
    expect(describeFinding(finding, 'de').cause).toContain('1.309,01 EUR');
    expect(describeFinding(finding, 'de').cause).toContain('1.309,00 EUR');
    expect(describeFinding(finding, 'en').cause).toContain('1,309.01 EUR');
    expect(describeFinding(finding, 'en').title).toBe('Positions and invoice total differ by -0.01 EUR');
  });

  it('shows a number that looks like a date unchanged (B5)', () => {
    const params = { number: '2026-01-15', characters: '„.“' };
    const finding = toFinding({ code: 'INVOICE_NUMBER_CHARACTERS', params }, invoice);
    expect(describeFinding(finding, 'de').title).toContain('„2026-01-15“');
  });

  it('never takes a value for a placeholder', () => {
    const params = { number: '{mapped} $& $1', mapped: 'X' };
    const finding = toFinding({ code: 'INVOICE_NUMBER_MAPPED', params }, invoice);
    expect(describeFinding(finding, 'de').cause).toContain('„{mapped} $& $1“');
  });

  it('shows a dash for a value nobody gave', () => {
    expect(
      describeFinding(toFinding({ code: 'INVOICE_NUMBER_MAPPED', params: {} }, invoice), 'de').title,
    ).toBe('Rechnungsnummer kommt als „–“ an');
  });

  it('explains the same DATEV code by the operation it came at (T6)', () => {
    const at = (operation: string) =>
      describeFinding(toFinding({ code: 'DATEV_DCO01007', params: { operation } }, null), 'de').remedy;
    expect(at('finaliseJob')).toMatch(/Ergebnis wird bei DATEV abgefragt/);
    expect(at('deleteJob')).toMatch(/warten Sie das Ergebnis ab/);
    expect(at('uploadFile')).toMatch(/welche Belege angekommen sind/);
  });
});

describe('findingJson and readFinding', () => {
  it('gives the public shape (design: GET /preflight)', () => {
    expect(findingJson(toFinding(sumMismatch, invoice), 'en')).toEqual({
      code: 'INVOICE_SUM_MISMATCH',
      severity: 'blocker',
      owner: 'customer',
      title: expect.any(String),
      cause: expect.any(String),
      remedy: expect.any(String),
      helpUrl: null,
      subject: invoice,
    });
  });

  it('survives being stored', () => {
    const finding = toFinding(sumMismatch, invoice);
    expect(readFinding(JSON.parse(JSON.stringify(finding)))).toEqual(finding);
    const withoutPath = toFinding({ code: 'IMAGE_MISSING', params: {} }, null);
    expect(readFinding(JSON.parse(JSON.stringify(withoutPath)))).toEqual(withoutPath);
  });

  it.each([null, 'x', {}, { code: 'A', severity: 'fatal' }])('reads %j as no finding', (stored) => {
    expect(readFinding(stored)).toBeNull();
  });

  it('still describes a stored finding whose code was dropped since', () => {
    const stored = { ...toFinding(sumMismatch, invoice), code: 'RETIRED' };
    expect(describeFinding(stored, 'de').title).toContain('RETIRED');
  });
});

describe('order of findings (M8)', () => {
  it('puts blockers first, inside them the customer before the others', () => {
    const list = [
      toFinding({ code: 'IMAGE_MISSING', params: {} }, invoice),
      toFinding({ code: 'DATEV_ANSWER_UNREADABLE', params: {} }, null),
      toFinding({ code: 'EXTENDED_FORM_MISSING', params: {} }, null),
      toFinding({ code: 'VALUE_LEFT_OUT', params: {} }, invoice),
      toFinding(sumMismatch, invoice),
    ];
    expect(sortFindings(list).map(({ code }) => code)).toEqual([
      'INVOICE_SUM_MISMATCH',
      'EXTENDED_FORM_MISSING',
      'DATEV_ANSWER_UNREADABLE',
      'VALUE_LEFT_OUT',
      'IMAGE_MISSING',
    ]);
    expect(list.filter(isBlocking)).toHaveLength(3);
  });

  it('says the same about the same subject once', () => {
    const one = toFinding(sumMismatch, invoice);
    const other = toFinding(sumMismatch, { ...invoice, id: 'inv_2' });
    expect(withoutRepeats([one, toFinding(sumMismatch, invoice), other])).toEqual([one, other]);
  });
});
