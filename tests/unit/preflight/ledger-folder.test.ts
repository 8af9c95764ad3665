import { describe, expect, it } from 'vitest';
import { checkLedgerFolder, type LedgerFolderCheck } from '@/lib/preflight/checks/check-ledger-folder';
import { codesOf, month } from './samples';

function check(change: Partial<LedgerFolderCheck>) {
  return checkLedgerFolder({
    ledger: 'accounts_receivable',
    month: month('2026-01'),
    offered: ['Ausgangsrechnungen'],
    chosen: null,
    lastUsed: null,
    ...change,
  });
}

describe('folder of the ledger (M6)', () => {
  it('uses the only one', () => {
    expect(check({})).toEqual({ kind: 'use', folderName: 'Ausgangsrechnungen', findings: [] });
  });

  it('follows a renamed one, byte for byte, and says so', () => {
    const outcome = check({ offered: ['Rechnungen Süd '], lastUsed: 'Ausgangsrechnungen' });
    expect(outcome).toMatchObject({ kind: 'use', folderName: 'Rechnungen Süd ' });
    expect(outcome.kind === 'use' && codesOf(outcome.findings)).toEqual(['LEDGER_FOLDER_RENAMED']);
  });

  it('follows it also where another had been chosen among several before', () => {
    expect(check({ offered: ['Neu'], chosen: 'Alt' })).toMatchObject({ kind: 'use', folderName: 'Neu' });
  });

  it('takes the remembered choice of several', () => {
    expect(check({ offered: ['Nord', 'Süd'], chosen: 'Süd', lastUsed: 'Süd' })).toEqual({
      kind: 'use',
      folderName: 'Süd',
      findings: [],
    });
  });

  it('never guesses among several', () => {
    expect(check({ offered: ['Nord', 'Süd'], lastUsed: 'Nord' })).toMatchObject({
      kind: 'refused',
      finding: { code: 'LEDGER_FOLDER_CHOICE_NEEDED', owner: 'customer', params: { folders: 'Nord, Süd' } },
    });
  });

  it('stops when the choice has disappeared', () => {
    expect(check({ offered: ['Nord', 'West'], chosen: 'Süd' })).toMatchObject({
      kind: 'refused',
      finding: { code: 'LEDGER_FOLDER_DISAPPEARED', params: { folder: 'Süd', folders: 'Nord, West' } },
    });
  });

  it('compares names byte for byte', () => {
    expect(check({ offered: ['Süd', 'Nord'], chosen: 'süd' }).kind).toBe('refused');
  });

  it('stops when DATEV names none', () => {
    expect(check({ offered: [] })).toMatchObject({
      finding: { code: 'LEDGER_FOLDER_NONE', owner: 'adviser' },
    });
  });

  it('stops at a name the import file cannot carry, counting characters', () => {
    expect(check({ offered: ['ä'.repeat(40)] }).kind).toBe('use');
    expect(check({ offered: ['x'.repeat(41)] })).toMatchObject({
      finding: { code: 'LEDGER_FOLDER_NAME_TOO_LONG', params: { length: '41' } },
    });
  });
});
