import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names';
import type { ImportState } from './use-import';

const steps = ['choose', 'columns', 'check', 'done'] as const;

/** Where the import stands, in words and as a line. */
export function StepList({ step }: { step: ImportState['step'] }) {
  const t = useTranslations('csvImport');
  const current = steps.indexOf(step);
  return (
    <ol aria-label={t('stepsLabel')} className="grid grid-cols-4 gap-2 text-sm">
      {steps.map((one, index) => (
        <li
          key={one}
          aria-current={index === current ? 'step' : undefined}
          className={classNames(
            'border-t-4 pt-2',
            index <= current ? 'border-brand' : 'border-line',
            index === current ? 'font-semibold' : 'text-muted',
          )}
        >
          <span className="flex items-center gap-1.5">
            {index < current ? <Check aria-hidden className="size-4 shrink-0 text-success" /> : null}
            <span className="max-sm:sr-only">{t(`steps.${one}`)}</span>
            <span aria-hidden className="sm:hidden">
              {index + 1}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}
