import { describe, expect, it } from 'vitest';
import { readArchive } from '@/sandbox/import/document-xml';
import { readLedgerFile } from '@/sandbox/import/ledger-file';
import { edgeCases, hasSharedFolder } from './shared-samples';

describe.skipIf(!hasSharedFolder)(
  'the form of the files, against the verdict of DATEV’s schemas (O3)',
  () => {
    const cases = edgeCases();

    it('finds the samples', () => {
      expect(cases.length).toBeGreaterThan(100);
    });

    it.each(cases)('$name', ({ kind, isValid, content }) => {
      const reading = kind === 'L' ? readLedgerFile(content) : readArchive(content);
      expect(reading, JSON.stringify(reading)).toMatchObject({ kind: isValid ? 'read' : 'refused' });
    });
  },
);
