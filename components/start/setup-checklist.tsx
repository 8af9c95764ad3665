import { ArrowRight, CircleCheck, CircleDashed } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { classNames } from '@/components/ui/class-names';

const setupSteps = ['connect', 'accounts', 'documents', 'transfer'] as const;
export type SetupStep = (typeof setupSteps)[number];

const places: Readonly<Record<SetupStep, string>> = {
  connect: '/datev-verbindung',
  accounts: '/stammdaten/kontentabelle',
  documents: '/belege/neu',
  transfer: '/belege',
};

/** From the first sign-in to the first transfer; vanishes when all is done. */
export function SetupChecklist({ done }: { done: Readonly<Record<SetupStep, boolean>> }) {
  const t = useTranslations('start.setup');
  const next = setupSteps.find((step) => !done[step]);
  if (!next) return null;
  return (
    <Card id="einrichtung" title={t('title')} description={t('lead')}>
      <ol className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
        {setupSteps.map((step) => (
          <li
            key={step}
            className={classNames(
              'flex flex-col rounded-xl border p-4',
              step === next ? 'border-brand bg-brand-soft' : 'border-line',
            )}
          >
            <p className="flex items-center gap-2 font-semibold">
              {done[step] ? (
                <CircleCheck aria-hidden className="size-5 shrink-0 text-success" />
              ) : (
                <CircleDashed aria-hidden className="size-5 shrink-0 text-muted" />
              )}
              {t(`steps.${step}.title`)}
              {done[step] ? <span className="sr-only">({t('done')})</span> : null}
            </p>
            <p className="mt-1 mb-3 text-sm">{t(`steps.${step}.text`)}</p>
            {step === next ? (
              <Button asChild variant="primary" size="small" className="mt-auto self-start">
                <Link href={places[step]}>
                  {t(`steps.${step}.action`)}
                  <ArrowRight aria-hidden />
                </Link>
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
    </Card>
  );
}
