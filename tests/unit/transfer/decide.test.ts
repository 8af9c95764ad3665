import { describe, expect, it } from 'vitest';
import type { DxsoJob, DxsoResult } from '@/lib/datev/dxso/types';
import { decideAfterCheck } from '@/lib/transfer/decide/check';
import { decideAfterCreate } from '@/lib/transfer/decide/create';
import { decideAfterFinalise, decideAfterUnclearFinalise } from '@/lib/transfer/decide/finalise';
import { decideFolder } from '@/lib/transfer/decide/folder';
import { decideAfterProtocol, decideAfterStatus } from '@/lib/transfer/decide/status';
import { decideAfterMissingFile, decideAfterUpload } from '@/lib/transfer/decide/upload';
import { decideAfterWithdrawal } from '@/lib/transfer/decide/withdraw';
import type { JobEvent } from '@/lib/transfer/events';
import type { Job } from '@/lib/transfer/state';
import { transition } from '@/lib/transfer/transition';
import { answers, contextWith, jobIn, noon } from './situations';

/** What the decision leads to, in words of states: `state`, `state/hold` or `state>aim`. */
function outcome(job: Job, events: readonly JobEvent[]): string {
  const after = events.reduce((before, event) => transition(before, event, noon), job);
  const aim = after.withdrawalAim ? `>${after.withdrawalAim}` : '';
  return `${after.state}${aim}${after.hold ? `/${after.hold}` : ''}`;
}

const { refused } = answers;
const created: DxsoJob = { id: 'D1', accountLength: 4, ledgerFolderNames: ['Ausgang'], cashLedgerNames: [] };

describe('after POST dxso-jobs', () => {
  const cases: [string, DxsoResult<DxsoJob>, string][] = [
    ['created', answers.ok(created), 'created'],
    ['429', answers.busy(5_000), 'checked'],
    ['503', answers.maintenance, 'checked'],
    ['no connection', answers.noConnection, 'checked'],
    ['time-out: a new job', answers.timeOut, 'checked'],
    ['500: a new job', answers.serverError, 'checked'],
    ['unreadable: a new job', answers.nonsense, 'checked'],
    ['bare 403', refused(403), 'checked/permission'],
    ['scope missing', refused(403, 'DCO01005'), 'checked/permission'],
    ['app not allowed', refused(403, 'DCO01013'), 'checked/permission'],
    ['sign-in gone', answers.reconnect, 'checked/permission'],
    ['token not to be had just now', answers.tokenLate, 'checked'],
    ['not configured for the month', refused(400, 'DCO01002'), 'checked/setup'],
    ['new Belege online, for good', refused(400, 'DCO01301'), 'failed'],
    ['our body not understood', refused(400, 'DCO01008'), 'failed'],
    ['parameter missing', refused(400, 'DCO01017'), 'failed'],
    ['header missing', refused(400, 'DCO01018'), 'failed'],
    ['404', refused(404), 'failed'],
    ['a code nobody knows', refused(400, 'DCO09999'), 'failed'],
  ];
  it.each(cases)('%s (T5, T6, C6)', (_name, result, expected) => {
    const job = jobIn('creating');
    expect(outcome(job, decideAfterCreate(result, contextWith(job)))).toBe(expected);
  });

  it("keeps DATEV's help page of the very answer in the finding (T6)", () => {
    const job = jobIn('creating');
    const events = decideAfterCreate(refused(400, 'DCO01301'), contextWith(job));
    const failed = events.find((event) => event.type === 'failed');
    expect(failed?.type === 'failed' && failed.finding).toMatchObject({
      code: 'DATEV_DCO01301',
      helpUrl: 'https://apps.datev.de/knowledge/help/search?q=DCO01301',
    });
  });

  it('waits at least as long as Retry-After asks (T7)', () => {
    const job = jobIn('creating');
    const [event] = decideAfterCreate(answers.busy(90_000), contextWith(job));
    expect(event?.type === 'creation_not_executed' && event.retryAt.getTime()).toBe(noon.getTime() + 90_000);
  });

  it('rests visibly after six tries without an answer and goes on by itself (T7)', () => {
    const job = jobIn('creating', { attempts: 5 });
    const events = decideAfterCreate(answers.timeOut, contextWith(job));
    expect(outcome(job, events)).toBe('checked/datev_unreachable');
    const held = events.find((event) => event.type === 'held');
    expect(held?.type === 'held' && held.retryAt).not.toBeNull();
  });

  it('reads the cash book names for a cash job (M6)', () => {
    const job = jobIn('creating');
    const answer = answers.ok({ ...created, ledgerFolderNames: [], cashLedgerNames: ['Kasse 1'] });
    const [event] = decideAfterCreate(answer, contextWith(job, { ledger: 'cash' }));
    expect(event).toMatchObject({ type: 'creation_answered', folderNames: ['Kasse 1'] });
  });
});

describe('folder and account length of the job answer', () => {
  const cases: [
    string,
    Partial<Job>,
    { accountLength: number | null; chosenFolder: string | null; lastFolder: string | null },
    string,
  ][] = [
    [
      'one folder',
      { folderNames: ['Ausgang'] },
      { accountLength: 4, chosenFolder: null, lastFolder: null },
      'created',
    ],
    [
      'renamed folder is followed',
      { folderNames: ['Neu'] },
      { accountLength: 4, chosenFolder: 'Alt', lastFolder: null },
      'created',
    ],
    [
      'several, one chosen',
      { folderNames: ['A', 'B'] },
      { accountLength: 4, chosenFolder: 'B', lastFolder: null },
      'created',
    ],
    [
      'several, none chosen',
      { folderNames: ['A', 'B'] },
      { accountLength: 4, chosenFolder: null, lastFolder: null },
      'withdrawing>hold:folder_choice',
    ],
    [
      'chosen one gone',
      { folderNames: ['A', 'B'] },
      { accountLength: 4, chosenFolder: 'C', lastFolder: null },
      'withdrawing>hold:folder_choice',
    ],
    [
      'no folder',
      { folderNames: [] },
      { accountLength: 4, chosenFolder: null, lastFolder: null },
      'withdrawing>hold:setup',
    ],
    [
      'name too long',
      { folderNames: ['x'.repeat(41)] },
      { accountLength: 4, chosenFolder: null, lastFolder: null },
      'withdrawing>hold:setup',
    ],
    [
      'other account length, first time',
      { folderNames: ['A'], accountLength: 6 },
      { accountLength: 4, chosenFolder: null, lastFolder: null },
      'withdrawing>restart',
    ],
    [
      'other account length, again',
      { folderNames: ['A'], accountLength: 6, restarts: 1 },
      { accountLength: 4, chosenFolder: null, lastFolder: null },
      'withdrawing>hold:account_length',
    ],
    [
      'account length not named',
      { folderNames: ['A'], accountLength: 6 },
      { accountLength: null, chosenFolder: null, lastFolder: null },
      'created',
    ],
  ];
  it.each(cases)('%s (M3, M6)', (_name, patch, expectation, expected) => {
    const job = jobIn('created', { accountLength: 4, ...patch });
    expect(outcome(job, [decideFolder(expectation, contextWith(job))])).toBe(expected);
  });

  it('asks DATEV anew before the second try with another account length (C5)', () => {
    const job = jobIn('created', { accountLength: 6, folderNames: ['A'] });
    const after = transition(
      job,
      decideFolder({ accountLength: 4, chosenFolder: null, lastFolder: null }, contextWith(job)),
      noon,
    );
    expect(after.checkNotBefore).toEqual(noon);
  });
});

describe('after POST files', () => {
  const file = { fileName: 'Rechnungsbild_RA_1.pdf', kind: 'image', documentId: 'doc1' } as const;
  const documentXml = { fileName: 'document.xml', kind: 'document_xml', documentId: null } as const;
  const cases: [string, DxsoResult<null>, typeof file | typeof documentXml, string, string][] = [
    ['429', answers.busy(null), file, 'not_there', 'uploading'],
    ['503', answers.maintenance, file, 'not_there', 'uploading'],
    ['time-out: new job', answers.timeOut, file, 'unclear', 'withdrawing>restart'],
    ['500: new job', answers.serverError, file, 'unclear', 'withdrawing>restart'],
    ['unreadable: new job', answers.nonsense, file, 'unclear', 'withdrawing>restart'],
    ['bare 403', refused(403), file, 'not_there', 'uploading/permission'],
    ['sign-in gone', answers.reconnect, file, 'not_there', 'uploading/permission'],
    ['404: new job', refused(404), file, 'not_there', 'withdrawing>restart'],
    ['job id unknown: new job', refused(400, 'DCO01003'), file, 'not_there', 'withdrawing>restart'],
    ['not configured any more', refused(400, 'DCO01002'), file, 'not_there', 'withdrawing>hold:setup'],
    ['already finalised: DELETE tells', refused(400, 'DCO01007'), file, 'not_there', 'withdrawing>restart'],
    ['file type not accepted', refused(400, 'DCO01015'), file, 'not_there', 'withdrawing>restart'],
    ['file too large', refused(400, 'DCO01016'), file, 'not_there', 'withdrawing>restart'],
    ['content and extension differ', refused(400, 'DCO01219'), file, 'not_there', 'withdrawing>restart'],
    ['413 of a gateway', refused(413), file, 'not_there', 'withdrawing>restart'],
    [
      'the same of document.xml is our fault',
      refused(400, 'DCO01219'),
      documentXml,
      'not_there',
      'withdrawing>fail',
    ],
    ['multipart broken', refused(400, 'DCO01004'), file, 'not_there', 'withdrawing>fail'],
    ['our client id invalid', refused(400, 'DCO01006'), file, 'not_there', 'withdrawing>fail'],
    ['something wrong with this upload', refused(400, 'DCO01001'), file, 'not_there', 'withdrawing>fail'],
    ['new Belege online', refused(400, 'DCO01301'), file, 'not_there', 'withdrawing>fail'],
  ];
  it.each(cases)('%s (T5, T6)', (_name, result, sent, there, expected) => {
    const job = jobIn('uploading');
    const verdict = decideAfterUpload(result, sent, contextWith(job));
    expect(verdict.file).toBe(there);
    expect('event' in verdict && outcome(job, [verdict.event])).toBe(expected);
  });

  it('holds back the document of a refused file and sends the rest with a new job (T9)', () => {
    const job = jobIn('uploading');
    const verdict = decideAfterUpload(refused(400, 'DCO01016'), file, contextWith(job));
    expect('event' in verdict && verdict.event).toMatchObject({
      aim: 'restart',
      heldBack: [
        {
          documentId: 'doc1',
          findings: [{ code: 'DATEV_DCO01016', subject: { kind: 'file', label: file.fileName } }],
        },
      ],
    });
  });

  it('does the same for a file our own store has lost', () => {
    const event = decideAfterMissingFile(file);
    expect(event).toMatchObject({ aim: 'restart', heldBack: [{ documentId: 'doc1' }] });
  });
});

describe('after PUT, the commit point', () => {
  const cases: [string, DxsoResult<null>, Partial<Job>, string][] = [
    ['204', answers.ok(null), {}, 'processing'],
    ['already finalised counts as arrived', refused(400, 'DCO01007'), {}, 'processing'],
    ['429: surely not executed', answers.busy(null), {}, 'uploaded'],
    ['503: surely not executed', answers.maintenance, {}, 'uploaded'],
    ['time-out: only DATEV knows', answers.timeOut, {}, 'finalising'],
    ['500: only DATEV knows', answers.serverError, {}, 'finalising'],
    ['200 with a login page: only DATEV knows', answers.nonsense, {}, 'finalising'],
    ['bare 403', refused(403), {}, 'uploaded/permission'],
    ['not configured any more', refused(400, 'DCO01002'), {}, 'withdrawing>hold:setup'],
    ['404: new job', refused(404), {}, 'withdrawing>restart'],
    [
      '404 after an unclear PUT: nobody can tell',
      refused(404),
      { isFinaliseUnclear: true },
      'uploaded/outcome_unknown',
    ],
    ['ready misunderstood', refused(400, 'DCO01001'), {}, 'withdrawing>fail'],
    ['body not understood', refused(400, 'DCO01008'), {}, 'withdrawing>fail'],
  ];
  it.each(cases)('%s (T5, T6)', (_name, result, patch, expected) => {
    const job = jobIn('finalising', patch);
    expect(outcome(job, decideAfterFinalise(result, contextWith(job)))).toBe(expected);
  });
});

describe('GET status after an unclear PUT', () => {
  const status = (value: number | null) => answers.ok({ id: 'D1', status: value });
  const cases: [string, Parameters<typeof decideAfterUnclearFinalise>[0], string][] = [
    ['0: PUT again', status(0), 'uploaded'],
    ['1: arrived', status(1), 'processing'],
    ['2: arrived and done', status(2), 'answered'],
    ['4: arrived and done', status(4), 'answered'],
    ['a value nobody documented: arrived', status(null), 'processing'],
    ['404: nobody can tell', refused(404), 'finalising/outcome_unknown'],
    ['time-out: ask again', answers.timeOut, 'finalising'],
    ['permission lost: ask after the reconnect', refused(403), 'finalising/permission'],
  ];
  it.each(cases)('%s (T5)', (_name, result, expected) => {
    const job = jobIn('finalising');
    expect(outcome(job, decideAfterUnclearFinalise(result, contextWith(job)))).toBe(expected);
  });

  it('never leads to a PUT of a job that may have been forgotten in between: a person looks (T5, O2)', () => {
    const job = jobIn('finalising', { isReadOnly: true });
    const told = (value: number | null) =>
      outcome(job, decideAfterUnclearFinalise(status(value), contextWith(job)));
    expect([told(0), told(1), told(4)]).toEqual(['finalising/outcome_unknown', 'processing', 'answered']);
    const finalised = jobIn('processing', { isReadOnly: true, finalisedAt: noon });
    expect(outcome(finalised, decideAfterStatus(status(0), contextWith(finalised)))).toBe(
      'processing/outcome_unknown',
    );
  });

  it('remembers that a PUT was unclear, for a job that is missing later', () => {
    const job = jobIn('finalising');
    const [event] = decideAfterUnclearFinalise(status(0), contextWith(job));
    expect(event && transition(job, event, noon).isFinaliseUnclear).toBe(true);
  });
});

describe('polling', () => {
  const status = (value: number | null) => answers.ok({ id: 'D1', status: value });
  const cases: [string, Parameters<typeof decideAfterStatus>[0], Partial<Job>, string][] = [
    ['1', status(1), {}, 'processing'],
    ['2', status(2), {}, 'answered'],
    ['3', status(3), {}, 'answered'],
    ['4', status(4), {}, 'answered'],
    ['5', status(5), {}, 'answered'],
    ['6', status(6), {}, 'answered'],
    ['unknown value', status(null), {}, 'processing'],
    ['0 after a 204: PUT again, which is harmless', status(0), {}, 'uploaded'],
    ['1 at the end of a day', status(1), { pollCount: 7 }, 'processing/status_unknown'],
    ['1 at the end of the GET budget', status(1), { getCount: 8 }, 'processing/status_unknown'],
    ['time-out', answers.timeOut, {}, 'processing'],
    ['time-out at the end of a day', answers.timeOut, { pollCount: 7 }, 'processing/status_unknown'],
    ['gone at DATEV', refused(404), {}, 'reported'],
    ['permission lost', refused(403), {}, 'processing/permission'],
  ];
  it.each(cases)('status %s (T8, P1)', (_name, result, patch, expected) => {
    const job = jobIn('processing', { finalisedAt: noon, ...patch });
    expect(outcome(job, decideAfterStatus(result, contextWith(job)))).toBe(expected);
  });

  const entry = { time: 't', type: 'error', text: 'x', context: null, filename: 'a.xml', raw: { a: 1 } };
  const protocolCases: [string, Parameters<typeof decideAfterProtocol>[0], Partial<Job>, string][] = [
    ['entries', answers.ok([entry]), {}, 'reported'],
    ['no entries', answers.ok([]), {}, 'reported'],
    ['404', refused(404), {}, 'reported'],
    ['503', answers.maintenance, {}, 'answered'],
    ['unreadable', answers.nonsense, {}, 'answered'],
    ['unreadable at the end of the GET budget', answers.nonsense, { getCount: 9 }, 'reported'],
    ['permission lost', refused(403), {}, 'answered/permission'],
  ];
  it.each(protocolCases)('protocol: %s (P1, P2)', (_name, result, patch, expected) => {
    const job = jobIn('answered', { datevStatus: 2, ...patch });
    expect(outcome(job, decideAfterProtocol(result, contextWith(job)))).toBe(expected);
  });
});

describe('after DELETE', () => {
  const withdrawing = (aim: Job['withdrawalAim'], patch: Partial<Job> = {}) =>
    jobIn('withdrawing', { withdrawalAim: aim, ...patch });
  const cases: [string, DxsoResult<null>, Job, string][] = [
    ['deleted, restart', answers.ok(null), withdrawing('restart'), 'planned'],
    ['deleted, cancel', answers.ok(null), withdrawing('cancel'), 'cancelled'],
    ['deleted, fail', answers.ok(null), withdrawing('fail'), 'failed'],
    [
      'deleted, folder to choose',
      answers.ok(null),
      withdrawing('hold:folder_choice'),
      'planned/folder_choice',
    ],
    ['already gone', refused(404), withdrawing('restart'), 'planned'],
    [
      'gone after an unclear PUT: nobody can tell',
      refused(404),
      withdrawing('restart', { isFinaliseUnclear: true }),
      'withdrawing>restart/outcome_unknown',
    ],
    ['already finalised: too late, follow it', refused(400, 'DCO01007'), withdrawing('cancel'), 'processing'],
    ['unclear', answers.timeOut, withdrawing('restart'), 'withdrawing>restart'],
    [
      'unclear six times: an orphan does no harm',
      answers.timeOut,
      withdrawing('restart', { attempts: 5 }),
      'planned',
    ],
    [
      'unclear six times after an unclear PUT: never give up',
      answers.timeOut,
      withdrawing('restart', { attempts: 5, isFinaliseUnclear: true }),
      'withdrawing>restart/datev_unreachable',
    ],
    ['permission lost, cancel needs no permission', refused(403), withdrawing('cancel'), 'cancelled'],
    [
      'permission lost, restart waits for it',
      refused(403),
      withdrawing('restart'),
      'withdrawing>restart/permission',
    ],
    [
      'permission lost after an unclear PUT',
      refused(403),
      withdrawing('cancel', { isFinaliseUnclear: true }),
      'withdrawing>cancel/permission',
    ],
    [
      'permission lost, and somebody has cancelled: nothing is waited for',
      refused(403),
      jobIn('withdrawing', { withdrawalAim: 'restart', isCancelRequested: true }),
      'planned',
    ],
  ];
  it.each(cases)('%s (T5)', (_name, result, job, expected) => {
    expect(outcome(job, decideAfterWithdrawal(result, contextWith(job)))).toBe(expected);
  });
});

describe('after the check', () => {
  const passed = {
    kind: 'passed',
    day: '2026-02-03' as never,
    heldBack: [],
    documentsLeft: 2,
    gets: 1,
  } as const;
  const heldBack = [{ documentId: 'doc1', findings: [] }];
  const cases: [string, Parameters<typeof decideAfterCheck>[0], Job, string][] = [
    ['good', passed, jobIn('planned', { checkedOn: null }), 'checked'],
    ['one document stays behind', { ...passed, heldBack }, jobIn('planned'), 'checked'],
    ['no document left', { ...passed, heldBack, documentsLeft: 0 }, jobIn('planned'), 'failed'],
    ['again after midnight', passed, jobIn('uploaded', { checkedOn: null }), 'uploaded'],
    [
      'a document fails after midnight: new job without it',
      { ...passed, heldBack },
      jobIn('uploaded'),
      'withdrawing>restart',
    ],
    [
      'none left after midnight',
      { ...passed, heldBack, documentsLeft: 0 },
      jobIn('uploaded'),
      'withdrawing>fail',
    ],
    ['nobody answers', { kind: 'no_answer', retryAfterMs: null, gets: 1 }, jobIn('planned'), 'planned'],
  ];
  it.each(cases)('%s (C5, T9)', (_name, result, job, expected) => {
    expect(outcome(job, decideAfterCheck(result, contextWith(job)))).toBe(expected);
  });
});
