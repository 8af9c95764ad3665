import { type Finding, toFinding } from '../finding';
import { documentSubject, type PreflightDocument } from './document';

/**
 * What an e-invoice leaves open (E2) holds it back until a person has saved it, whatever severity the catalogue gives the
 * question; what was merely noticed when it was read is said.
 */
export function checkQuestions(document: PreflightDocument): Finding[] {
  if (document.kind !== 'invoice') return [];
  const subject = documentSubject(document);
  const { questions = [], notes = [] } = document;
  return [
    ...questions.map((problem) => toFinding(problem, subject, { severity: 'blocker' })),
    ...notes.map((problem) => toFinding(problem, subject)),
  ];
}
