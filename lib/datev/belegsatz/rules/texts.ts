import { isPrintableText } from '@/lib/bookkeeping/text-mapping';
import { belegsatzProblem } from '../problems';
import { eachRow } from './ledger-rule';

/** Rule 30: texts are in NFC and have no control characters or line breaks, which the schema lets pass. */
export const checkTexts = eachRow((row, number, _ledger, { fileName }) =>
  Object.entries(row)
    .filter(([, value]) => !isPrintableText(value))
    .map(([element]) =>
      belegsatzProblem('LEDGER_TEXT_CHARACTERS', { fileName, row: number, element }, fileName),
    ),
);
