import { CircleMinus, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names';
import { type Tone, toneText } from '@/components/ui/tone';

export type WarningOutcome = 'skipped' | 'altered' | 'noted';

export interface ShownWarning {
  readonly outcome: WarningOutcome;
  /** The record; empty for the push as a whole. */
  readonly title: string;
  readonly reasons: readonly string[];
}

const looks: Readonly<Record<WarningOutcome, { tone: Tone; icon: LucideIcon }>> = {
  skipped: { tone: 'danger', icon: CircleMinus },
  altered: { tone: 'warning', icon: TriangleAlert },
  noted: { tone: 'info', icon: Info },
};
const order: readonly WarningOutcome[] = ['skipped', 'altered', 'noted'];

/** More than this are counted, not shown: the API has them all. */
const mostShown = 200;

/** One line for each record that is left out, changed or worth a look, the gravest first (K4). */
export function WarningList({ warnings }: { warnings: readonly ShownWarning[] }) {
  const t = useTranslations('handover.warnings');
  return (
    <div className="flex flex-col gap-3">
      {order.map((outcome) => {
        const some = warnings.filter((warning) => warning.outcome === outcome);
        return some.length > 0 ? (
          <details key={outcome} open={some.length <= 10} className="group">
            <summary className="cursor-pointer font-medium">{t(outcome, { count: some.length })}</summary>
            <ul className="mt-2 flex flex-col gap-2">
              {some.slice(0, mostShown).map((warning) => (
                <Line key={`${warning.title} ${warning.reasons.join()}`} warning={warning} />
              ))}
            </ul>
            {some.length > mostShown ? (
              <p className="mt-2 text-sm text-muted">{t('more', { count: some.length - mostShown })}</p>
            ) : null}
          </details>
        ) : null;
      })}
    </div>
  );
}

function Line({ warning: { outcome, title, reasons } }: { warning: ShownWarning }) {
  const { tone, icon: Icon } = looks[outcome];
  return (
    <li className="flex gap-2 text-sm">
      <Icon aria-hidden className={classNames('mt-0.5 size-4 shrink-0', toneText[tone])} />
      <div className="min-w-0">
        {title === '' ? null : <p className="font-medium break-words">{title}</p>}
        {reasons.map((reason) => (
          <p key={reason} className="break-words text-muted">
            {reason}
          </p>
        ))}
      </div>
    </li>
  );
}
