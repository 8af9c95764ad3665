'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import type { ActionAnswer } from './action-answer';
import { useSignInAgain } from './session-guard';
import { tellShownCompany } from './shown-company';

type Refusal = Extract<ActionAnswer, { kind: 'refused' }>;

interface UsedAction<Input, T> {
  /** Runs the action once at a time; a call while one is under way is ignored. */
  readonly run: (input: Input, onDone?: (value: T) => void) => void;
  readonly isPending: boolean;
  readonly refusal: Refusal | null;
  readonly forget: () => void;
}

/**
 * Calls a server action from a component and sorts its answers: done goes to the caller, a refusal is kept to be shown,
 * an ended session asks to sign in again. A lost connection is a refusal too: nobody knows whether the action ran, and
 * the text says so.
 */
export function useAction<Input, T>(
  action: (input: Input) => Promise<ActionAnswer<T>>,
): UsedAction<Input, T> {
  const t = useTranslations('common.unexpected');
  const signInAgain = useSignInAgain();
  const [isPending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  function run(input: Input, onDone?: (value: T) => void) {
    if (isPending) return;
    setRefusal(null);
    startTransition(async () => {
      tellShownCompany();
      const answer = await action(input).catch((): Refusal => ({ kind: 'refused', message: t('text') }));
      switch (answer.kind) {
        case 'done':
          onDone?.(answer.value);
          return;
        case 'refused':
          setRefusal(answer);
          return;
        case 'signed_out':
          signInAgain();
      }
    });
  }

  return { run, isPending, refusal, forget: () => setRefusal(null) };
}
