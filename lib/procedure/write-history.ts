import type { Block } from './block';
import { changeDetail } from './change-detail';
import type { ProcedureFacts, RuleChange } from './procedure-facts';
import type { ProcedureWords } from './procedure-words';

/** Pure: what came of the rules: documents, transfers, changes, interventions. */
export function writeHistory(facts: ProcedureFacts, words: ProcedureWords): Block[] {
  return [
    ...documentBlocks(facts, words),
    ...transferBlocks(facts, words),
    ...changeBlocks(facts, words),
    ...interventionBlocks(facts, words),
  ];
}

function documentBlocks({ documentYears }: ProcedureFacts, words: ProcedureWords): Block[] {
  const { text } = words;
  const heading: Block = { kind: 'heading', text: text('documents') };
  if (documentYears.length === 0) return [heading, { kind: 'paragraph', text: text('noDocuments') }];
  return [
    heading,
    { kind: 'paragraph', text: text('documentsText') },
    {
      kind: 'table',
      head: [
        text('year'),
        text('ledger'),
        text('open'),
        text('underWay'),
        text('transferred'),
        text('refused'),
        text('handledElsewhere'),
      ],
      widths: [0.1, 0.27, 0.11, 0.12, 0.13, 0.12, 0.15],
      rows: documentYears.map(({ year, ledger, documents }) => [
        year,
        words.ledger(ledger),
        String(documents.open),
        String(documents.under_way),
        String(documents.transferred),
        String(documents.refused),
        String(documents.handled_elsewhere),
      ]),
    },
  ];
}

function transferBlocks({ years }: ProcedureFacts, words: ProcedureWords): Block[] {
  const { text } = words;
  const heading: Block = { kind: 'heading', text: text('transfers') };
  if (years.length === 0) return [heading, { kind: 'paragraph', text: text('noTransfers') }];
  return [
    heading,
    {
      kind: 'table',
      head: [text('year'), text('ledger'), text('transferCount'), text('accepted'), text('refused')],
      widths: [0.15, 0.37, 0.16, 0.16, 0.16],
      rows: years.map(({ year, ledger, transfers, accepted, refused }) => [
        year,
        words.ledger(ledger),
        String(transfers),
        String(accepted),
        String(refused),
      ]),
    },
  ];
}

function changeBlocks({ changes }: ProcedureFacts, words: ProcedureWords): Block[] {
  const { text } = words;
  return [
    { kind: 'heading', text: text('changes') },
    { kind: 'paragraph', text: text('changesText') },
    changeTable(changes, words),
  ];
}

function interventionBlocks({ interventions }: ProcedureFacts, words: ProcedureWords): Block[] {
  const { text } = words;
  const heading: Block = { kind: 'heading', text: text('interventions') };
  if (interventions.length === 0) return [heading, { kind: 'paragraph', text: text('noInterventions') }];
  return [heading, { kind: 'paragraph', text: text('interventionsText') }, changeTable(interventions, words)];
}

function changeTable(changes: readonly RuleChange[], words: ProcedureWords): Block {
  const { text } = words;
  return {
    kind: 'table',
    head: [text('at'), text('who'), text('what'), text('concerns')],
    widths: [0.15, 0.17, 0.28, 0.4],
    rows: changes.map(({ at, actorName, action, concerns, details }) => [
      words.dateTime(at),
      actorName,
      words.action(action),
      [concerns, changeDetail(details, words)].filter(Boolean).join(' · ') || '–',
    ]),
  };
}
