import { useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names';
import { type Tone, toneText } from '@/components/ui/tone';

const tones: ReadonlyMap<number, Tone> = new Map([
  [0, 'neutral'],
  [1, 'info'],
  [2, 'success'],
  [3, 'danger'],
  [4, 'warning'],
  [5, 'neutral'],
  [6, 'warning'],
]);

/** DATEV's status of a job in words and number (P1); a number DATEV never documented is shown as it is. */
export function DatevStatus({ status, hasAnswer }: { status: number | null; hasAnswer: boolean }) {
  const t = useTranslations('datevStatus');
  if (status === null) return <span className="text-muted">{hasAnswer ? t('unreadable') : t('none')}</span>;
  const tone = tones.get(status);
  return (
    <span className={classNames('font-semibold', toneText[tone ?? 'neutral'])}>
      {tone ? t(`words.${status}` as 'words.0') : t('unknown')} <span className="figures">({status})</span>
    </span>
  );
}
