import { CircleAlert, CircleCheck, CircleHelp, type LucideIcon } from 'lucide-react';
import { classNames } from '@/components/ui/class-names';
import type { SetupState } from '@/lib/adviser/setup-guide';

export interface ShownStep {
  readonly state: SetupState;
  readonly stateLabel: string;
  readonly title: string;
  readonly how: string;
}

const looks: Readonly<Record<SetupState, { icon: LucideIcon; colour: string }>> = {
  done: { icon: CircleCheck, colour: 'text-success' },
  missing: { icon: CircleAlert, colour: 'text-danger' },
  unknown: { icon: CircleHelp, colour: 'text-muted' },
};

/** The steps in their order; how to do one stands with it until it is done. */
export function SetupSteps({ steps }: { steps: readonly ShownStep[] }) {
  return (
    <ol className="flex flex-col gap-3">
      {steps.map(({ state, stateLabel, title, how }) => {
        const { icon: Icon, colour } = looks[state];
        return (
          <li key={title} className="flex gap-3">
            <Icon aria-hidden className={classNames('mt-0.5 size-5 shrink-0', colour)} />
            <div className="min-w-0">
              <p>
                <span className="font-medium">{title}</span>{' '}
                <span className={classNames('text-sm whitespace-nowrap', colour)}>{stateLabel}</span>
              </p>
              {state === 'done' ? null : <p className="max-w-prose text-sm text-muted">{how}</p>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
