import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JobEvent, verdicts } from '@/lib/transfer/events';
import { nextStep } from '@/lib/transfer/next-step';
import {
  canAskDatev,
  holdReasons,
  isTerminal,
  type Job,
  jobStates,
  terminalStates,
  waitsForPerson,
  withdrawalAims,
} from '@/lib/transfer/state';
import { ImpossibleTransition, transition } from '@/lib/transfer/transition';
import { jobIn, noon } from './situations';

const finding = {
  code: 'X',
  severity: 'blocker',
  owner: 'us',
  params: {},
  subject: null,
  helpUrl: null,
} as const;
const later = new Date(noon.getTime() + 60_000);

const events: readonly JobEvent[] = [
  { type: 'checked', day: '2026-02-03' as never, heldBack: [], gets: 1 },
  { type: 'checked_again', day: '2026-02-03' as never, gets: 0 },
  { type: 'creation_begun' },
  { type: 'creation_answered', datevJobId: 'D2', accountLength: 4, folderNames: ['A'] },
  { type: 'creation_unclear', reason: 'time-out', retryAt: later },
  { type: 'creation_not_executed', retryAt: later },
  { type: 'folder_found', folderName: 'A', findings: [] },
  { type: 'built', files: [], documents: [], heldBack: [] },
  { type: 'upload_begun' },
  { type: 'upload_completed' },
  { type: 'finalise_intended' },
  { type: 'finalise_not_executed', retryAt: later, wasUnclear: true, gets: 1 },
  { type: 'finalised', firstPollAt: later },
  { type: 'status_received', status: 1, raw: '{}', nextPollAt: later },
  { type: 'status_received', status: 2, raw: '{}', nextPollAt: later },
  { type: 'job_gone', finding },
  { type: 'protocol_received', entries: [] },
  { type: 'protocol_missing', finding },
  { type: 'settled', documents: [] },
  ...verdicts.map((verdict) => ({ type: 'settled_by_hand' as const, verdict })),
  ...withdrawalAims.map((aim) => ({
    type: 'withdrawal_begun' as const,
    aim,
    finding: null,
    reason: 'x',
    needsFreshCheck: false,
    heldBack: [],
  })),
  { type: 'withdrawn', left: 'deleted', restartAt: later },
  ...holdReasons.map((reason) => ({
    type: 'held' as const,
    reason,
    finding,
    retryAt: null,
    needsFreshCheck: false,
    gets: 0,
  })),
  { type: 'resumed', at: noon },
  { type: 'delayed', until: later, countsAsAttempt: true, gets: 1 },
  { type: 'failed', finding, heldBack: [] },
  { type: 'cancel_requested', at: noon },
  { type: 'cancelled' },
];

/** Applies what is possible and skips what is not: any life a job can have. */
function live(steps: readonly JobEvent[], visit: (before: Job, event: JobEvent, after: Job) => void): Job {
  let job = jobIn('planned', { checkedOn: null });
  for (const event of steps) {
    try {
      const after = transition(job, event, noon);
      visit(job, event, after);
      job = after;
    } catch (error) {
      if (!(error instanceof ImpossibleTransition)) throw error;
    }
  }
  return job;
}

const lives = fc.array(fc.constantFrom(...events), { maxLength: 60 });

describe('every life a job can have', () => {
  it('PUT is only ever intended after all files, and never after a withdrawal began (T5)', () => {
    fc.assert(
      fc.property(lives, (steps) => {
        live(steps, (before, event) => {
          if (event.type === 'finalise_intended') expect(before.state).toBe('uploaded');
          if (event.type === 'withdrawal_begun') expect(before.state).not.toBe('finalising');
        });
      }),
    );
  });

  it('a DATEV job is known in every state in which one can exist, and in no other (T5)', () => {
    fc.assert(
      fc.property(lives, (steps) => {
        live(steps, (_before, _event, after) => {
          const mayExist = !['planned', 'checked', 'creating', 'cancelled', 'failed', 'done'].includes(
            after.state,
          );
          if (mayExist) expect(after.datevJobId).not.toBeNull();
          if (['planned', 'checked', 'creating'].includes(after.state)) expect(after.datevJobId).toBeNull();
        });
      }),
    );
  });

  it('a job settled by hand before DATEV had one of it takes no status (T5)', () => {
    const done = jobIn('done', { datevJobId: null });
    const status = { type: 'status_received', status: 2, raw: '{}', nextPollAt: later } as const;
    expect(() => transition(done, status, noon)).toThrow(ImpossibleTransition);
  });

  it('what ended stays ended, without hold and without a next run (T5)', () => {
    fc.assert(
      fc.property(lives, (steps) => {
        live(steps, (before, event, after) => {
          if (isTerminal(before.state)) expect(event.type).toBe('status_received');
          if (isTerminal(after.state)) expect([after.hold, after.nextRunAt]).toEqual([null, null]);
        });
      }),
    );
  });

  it('a job that neither ended nor waits for somebody always has a next run: none is forgotten (T5)', () => {
    fc.assert(
      fc.property(lives, (steps) => {
        live(steps, (_before, _event, after) => {
          if (!isTerminal(after.state) && after.hold === null) {
            expect(after.nextRunAt).not.toBeNull();
            const whenDue = new Date(Math.max(later.getTime(), noon.getTime()) + 1);
            expect(nextStep(after, whenDue)).not.toBeNull();
          }
        });
      }),
    );
  });

  it('a later status of an ended job is followed at once, protocol and all (P1)', () => {
    const after = transition(
      jobIn('done', { nextRunAt: null, datevStatus: 2 }),
      { type: 'status_received', status: 5, raw: '{}', nextPollAt: later },
      noon,
    );
    expect([after.state, nextStep(after, noon)]).toEqual(['answered', 'fetch_protocol']);
  });

  it('held jobs keep where they stood and go on from there (C6)', () => {
    fc.assert(
      fc.property(lives, (steps) => {
        live(steps, (before, event, after) => {
          if (event.type === 'held' || event.type === 'resumed') expect(after.state).toBe(before.state);
        });
      }),
    );
  });

  it('a person may settle a job in whatever state it waits for his word, and no other (T5)', () => {
    for (const state of jobStates.filter((one) => !isTerminal(one))) {
      for (const hold of [null, ...holdReasons]) {
        const job = jobIn(state, { hold, nextRunAt: hold === null ? noon : null });
        const settle = () => transition(job, { type: 'settled_by_hand', verdict: 'not_arrived' }, noon);
        if (waitsForPerson(job))
          expect(settle()).toMatchObject({ state: 'done', hold: null, nextRunAt: null });
        else expect(settle).toThrow(ImpossibleTransition);
        // Nothing of it goes out meanwhile, and before its PUT there is nothing to ask DATEV for.
        if (waitsForPerson(job)) expect(nextStep(job, later)).toBeNull();
        if (canAskDatev(job)) expect(['finalising', 'processing']).toContain(state);
      }
    }
  });

  it('the aim of a withdrawal stands exactly while it is under way', () => {
    fc.assert(
      fc.property(lives, (steps) => {
        live(steps, (_before, _event, after) => {
          expect(after.withdrawalAim !== null).toBe(after.state === 'withdrawing');
        });
      }),
    );
  });
});

describe('next step', () => {
  const day = '2026-02-03' as never;
  const cases: [Job, string | null][] = [
    [jobIn('planned', { checkedOn: null }), 'check'],
    [jobIn('checked'), 'create'],
    [jobIn('checked', { checkedOn: '2026-02-02' as never }), 'check'],
    [jobIn('checked', { checkNotBefore: noon }), 'check'],
    [jobIn('creating'), 'recover_creation'],
    [jobIn('created'), 'choose_folder'],
    [jobIn('created', { ledgerFolderName: 'A' }), 'build'],
    [jobIn('built'), 'upload'],
    [jobIn('uploading'), 'upload'],
    [jobIn('uploaded'), 'finalise'],
    [jobIn('uploaded', { checkedOn: '2026-02-02' as never }), 'check'],
    [jobIn('finalising', { checkedOn: null }), 'recover_finalisation'],
    [jobIn('processing', { checkedOn: null }), 'poll'],
    [jobIn('answered'), 'fetch_protocol'],
    [jobIn('reported'), 'settle'],
    [jobIn('withdrawing', { withdrawalAim: 'restart' }), 'withdraw'],
    [jobIn('planned', { isCancelRequested: true }), 'cancel'],
    [jobIn('creating', { isCancelRequested: true }), 'recover_creation'],
    [jobIn('uploading', { isCancelRequested: true }), 'withdraw_for_cancel'],
    [jobIn('uploaded', { isCancelRequested: true }), 'withdraw_for_cancel'],
    [jobIn('finalising', { isCancelRequested: true }), 'recover_finalisation'],
    [jobIn('processing', { isCancelRequested: true }), 'poll'],
    [
      jobIn('uploaded', { datevCreatedAt: new Date('2026-02-02T10:00:00Z'), checkedOn: day }),
      'withdraw_stale',
    ],
    [jobIn('processing', { datevCreatedAt: new Date('2026-02-02T10:00:00Z') }), 'poll'],
    [jobIn('planned', { nextRunAt: later }), null],
    [jobIn('planned', { hold: 'permission', nextRunAt: null }), null],
    [jobIn('planned', { hold: 'datev_unreachable', nextRunAt: noon }), 'resume'],
  ];
  it.each(cases)('%#: %s → %s (T5)', (job, expected) => {
    expect(nextStep(job, noon)).toBe(expected);
  });

  it('is never anything for ended jobs', () => {
    for (const state of terminalStates) expect(nextStep(jobIn(state), noon)).toBeNull();
  });

  it('is known for every state (a state without a step would be a job for ever)', () => {
    for (const state of jobStates) {
      const job = jobIn(state, state === 'withdrawing' ? { withdrawalAim: 'cancel' } : {});
      expect(nextStep(job, noon) === null).toBe(isTerminal(state));
    }
  });
});

describe('a wish to cancel is not swallowed by a hold that comes after it (T10)', () => {
  const held = (reason: (typeof holdReasons)[number]): JobEvent => ({
    type: 'held',
    reason,
    finding,
    retryAt: null,
    needsFreshCheck: true,
    gets: 1,
  });
  const cancelled = { isCancelRequested: true } as const;

  it.each(['planned', 'checked', 'created', 'built', 'uploading', 'uploaded'] as const)(
    'of the step under way in %s',
    (state) => {
      const after = transition(jobIn(state, cancelled), held('permission'), noon);
      expect(after).toMatchObject({ state, hold: null, nextRunAt: noon });
      expect(nextStep(after, noon)).toBe(
        state === 'planned' || state === 'checked' ? 'cancel' : 'withdraw_for_cancel',
      );
    },
  );

  it.each(['hold:setup', 'hold:folder_choice', 'hold:account_length'] as const)(
    'of a withdrawal with the aim %s',
    (withdrawalAim) => {
      const before = jobIn('withdrawing', { ...cancelled, withdrawalAim });
      const after = transition(before, { type: 'withdrawn', left: 'deleted', restartAt: noon }, noon);
      expect(after).toMatchObject({ state: 'planned', hold: null });
      expect(nextStep(after, noon)).toBe('cancel');
    },
  );

  it('but what only a person can say is still waited for, and what DATEV may have is still looked at', () => {
    for (const reason of ['outcome_unknown', 'status_unknown'] as const) {
      expect(transition(jobIn('uploaded', cancelled), held(reason), noon).hold).toBe(reason);
    }
    for (const state of ['creating', 'finalising', 'processing'] as const) {
      expect(transition(jobIn(state, cancelled), held('permission'), noon).hold).toBe('permission');
    }
  });
});
