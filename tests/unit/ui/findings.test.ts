import { describe, expect, it } from 'vitest';
import { findingTargets } from '@/components/findings/finding-target';
import { shareFindings } from '@/components/transfer/share-findings';
import { type FindingJson, findingJson, toFinding } from '@/lib/preflight/finding';

const invoice = (id: string) => ({ kind: 'invoice', id, label: `RE-${id}` }) as const;

function finding(
  code: string,
  params: Record<string, string>,
  subject: FindingJson['subject'] = null,
): FindingJson {
  return findingJson(toFinding({ code, params }, subject), 'de');
}

const missingRow = { direction: 'outgoing', taxCase: 'domestic', taxRate: '19.00' };

describe('where a finding leads (M8)', () => {
  it('goes to the account table first, then to the document', () => {
    const targets = findingTargets(finding('ACCOUNT_ROW_MISSING', missingRow, invoice('1')));
    expect(targets.map(({ href }) => href)).toEqual(['/stammdaten/kontentabelle', '/belege/1']);
  });

  it('goes to the connection for everything of connection and dataset', () => {
    const targets = findingTargets(finding('CONNECTION_NOT_CONNECTED', { company: 'A' }));
    expect(targets.map(({ href }) => href)).toEqual(['/datev-verbindung#verbinden']);
    const setup = findingTargets(finding('EXTENDED_FORM_MISSING', { clientId: '455148-4' }));
    expect(setup.map(({ href }) => href)).toEqual(['/datev-verbindung']);
  });

  it('leads to no page of ours where none can mend it', () => {
    const refused = finding('DATEV_DCO01015', { operation: 'uploadFile' }, invoice('1'));
    expect(findingTargets(refused).map(({ href }) => href)).toEqual(['/belege/1']);
    expect(findingTargets(finding('DATEV_MAINTENANCE', {}))).toEqual([]);
  });

  it('goes to the rule of invoice numbers for a mapped number (B5)', () => {
    const targets = findingTargets(
      finding('INVOICE_NUMBER_MAPPED', { number: 'a b', mapped: 'a-b' }, invoice('1')),
    );
    expect(targets[0]?.href).toBe('/einstellungen/rechnungsnummern');
  });
});

describe('the same matter of many documents (T9)', () => {
  it('is said once, and names the documents', () => {
    const shared = shareFindings(
      ['1', '2', '3'].map((id) => finding('ACCOUNT_ROW_MISSING', missingRow, invoice(id))),
    );
    expect(shared).toHaveLength(1);
    expect(shared[0]?.count).toBe(3);
    expect(shared[0]?.documents.map(({ label }) => label)).toEqual(['RE-1', 'RE-2', 'RE-3']);
  });

  it('keeps apart what reads differently', () => {
    const other = { ...missingRow, taxRate: '7.00' };
    const shared = shareFindings([
      finding('ACCOUNT_ROW_MISSING', missingRow, invoice('1')),
      finding('ACCOUNT_ROW_MISSING', other, invoice('1')),
    ]);
    expect(shared).toHaveLength(2);
  });

  it('counts all and names the first', () => {
    const many = Array.from({ length: 40 }, (_, index) =>
      finding('ACCOUNT_ROW_MISSING', missingRow, invoice(String(index))),
    );
    const [matter] = shareFindings(many);
    expect(matter?.count).toBe(40);
    expect(matter?.documents.length).toBe(12);
  });
});
