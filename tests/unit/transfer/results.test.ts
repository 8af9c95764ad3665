import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DocumentResult, documentResultsOf, type EntrySignal } from '@/lib/transfer/results';
import { deriveTransferState, type JobOutline } from '@/lib/transfer/transfer-state';

const documents = [
  { documentId: 'a', ledgerFileName: 'Rechnungsdaten_RA_1.xml', imageFileNames: ['Rechnungsbild_RA_1.pdf'] },
  { documentId: 'b', ledgerFileName: 'Rechnungsdaten_RA_2.xml', imageFileNames: ['Rechnungsbild_RA_2.pdf'] },
];
const about = (fileName: string | null, type: string | null): EntrySignal => ({ fileName, type });

function resultsOf(status: number | null, entries: readonly EntrySignal[]): (DocumentResult | undefined)[] {
  const results = documentResultsOf(status, documents, entries);
  return documents.map(({ documentId }) => results.get(documentId));
}

describe("a document's own result (P3)", () => {
  const cases: [string, number | null, EntrySignal[], DocumentResult[]][] = [
    ['2 without remarks', 2, [], ['accepted', 'accepted']],
    [
      '2 with a warning',
      2,
      [about('Rechnungsdaten_RA_2.xml', 'warning')],
      ['accepted', 'accepted_with_warning'],
    ],
    [
      '2 with a warning on the image',
      2,
      [about('Rechnungsbild_RA_2.pdf', 'warning')],
      ['accepted', 'accepted_with_warning'],
    ],
    [
      '2 with an error contradicts itself',
      2,
      [about('Rechnungsdaten_RA_2.xml', 'error')],
      ['accepted', 'unknown'],
    ],
    ['3', 3, [about('Rechnungsdaten_RA_2.xml', 'error')], ['refused', 'refused']],
    ['4 with an error on one', 4, [about('Rechnungsdaten_RA_2.xml', 'error')], ['accepted', 'refused']],
    ['4, name in another case', 4, [about(' rechnungsdaten_ra_2.XML', 'Error')], ['accepted', 'refused']],
    [
      '4 with an error on an image only',
      4,
      [about('Rechnungsbild_RA_2.pdf', 'error')],
      ['accepted', 'unknown'],
    ],
    [
      '4 without any error names nobody',
      4,
      [about('Rechnungsdaten_RA_1.xml', 'warning')],
      ['unknown', 'unknown'],
    ],
    [
      '4 with an error on nobody',
      4,
      [about('', 'error'), about('Rechnungsdaten_RA_2.xml', 'error')],
      ['unknown', 'refused'],
    ],
    ['4 with an error on document.xml', 4, [about('document.xml', 'error')], ['unknown', 'unknown']],
    [
      '4 with a type nobody documented',
      4,
      [about('Rechnungsdaten_RA_1.xml', 'fatal'), about('Rechnungsdaten_RA_2.xml', 'error')],
      ['unknown', 'refused'],
    ],
    ['5', 5, [], ['cancelled', 'cancelled']],
    ['6 without errors', 6, [], ['accepted', 'accepted']],
    ['6 with an error on one', 6, [about('Rechnungsdaten_RA_2.xml', 'error')], ['accepted', 'refused']],
    ['no status', null, [about('Rechnungsdaten_RA_2.xml', 'error')], ['unknown', 'unknown']],
    ['status 1 for ever', 1, [], ['unknown', 'unknown']],
  ];
  it.each(cases)('status %s', (_name, status, entries, expected) => {
    expect(resultsOf(status, entries)).toEqual(expected);
  });

  it("leaves DATEV's canned sandbox protocol open: it speaks of other files (P5)", () => {
    const canned = [
      about('Rechnung0815.xml', 'error'),
      about('Bild.pdf', 'information'),
      about('', 'information'),
    ];
    expect(resultsOf(4, canned)).toEqual(['unknown', 'unknown']);
  });

  it('never calls a document refused without an error on its own data file or status 3', () => {
    const entry = fc.record({
      fileName: fc.constantFrom(
        null,
        '',
        'document.xml',
        'Rechnungsdaten_RA_1.xml',
        'Rechnungsbild_RA_1.pdf',
      ),
      type: fc.constantFrom(null, 'information', 'warning', 'error', 'fatal'),
    });
    fc.assert(
      fc.property(fc.constantFrom(null, 0, 1, 2, 4, 5, 6, 9), fc.array(entry), (status, entries) => {
        const hasOwnError = entries.some(
          ({ fileName, type }) => fileName === 'Rechnungsdaten_RA_1.xml' && type === 'error',
        );
        const [first] = resultsOf(status, entries);
        if (first === 'refused') expect(hasOwnError).toBe(true);
      }),
    );
  });
});

describe('state of a transfer follows from its jobs', () => {
  const job = (state: JobOutline['state'], patch: Partial<JobOutline> = {}): JobOutline => ({
    state,
    hold: null,
    datevStatus: null,
    results: ['pending'],
    ...patch,
  });
  const done = (results: DocumentResult[], datevStatus = 2) => job('done', { results, datevStatus });
  const cases: [string, JobOutline[], string][] = [
    ['nothing begun', [job('planned'), job('planned')], 'queued'],
    ['first part begun', [job('checked'), job('planned')], 'running'],
    ['first part done, second waits', [done(['accepted']), job('planned')], 'running'],
    ['uploading', [job('uploading')], 'running'],
    ['held wins over running', [job('uploading'), job('planned', { hold: 'permission' })], 'held'],
    ['held while processing', [job('processing', { hold: 'status_unknown' })], 'held'],
    ['with DATEV', [job('processing')], 'processing'],
    ['one with DATEV, one ended', [job('answered'), done(['accepted'])], 'processing'],
    ['all accepted', [done(['accepted', 'accepted_with_warning'])], 'succeeded'],
    ['status 4 is partial whatever the documents say', [done(['accepted'], 4)], 'partial'],
    ['one refused', [done(['accepted', 'refused'], 4)], 'partial'],
    ['one held back here', [done(['accepted', 'held_back'])], 'partial'],
    ['one unknown', [done(['unknown'])], 'partial'],
    ['one part failed', [done(['accepted']), job('failed', { results: ['refused'] })], 'partial'],
    ['status 3', [done(['refused'], 3)], 'failed'],
    ['failed', [job('failed', { results: ['refused'] })], 'failed'],
    ['nothing passed the check', [job('failed', { results: ['held_back'] })], 'failed'],
    ['cancelled here', [job('cancelled', { results: ['cancelled'] })], 'cancelled'],
    ['cancelled in Belege online', [done(['cancelled'], 5)], 'cancelled'],
  ];
  it.each(cases)('%s (P3, T12)', (_name, jobs, expected) => {
    expect(deriveTransferState(jobs)).toBe(expected);
  });
});
