import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { getPlatform } from '@/app/_server/platform';
import { SendGuideForm } from '@/components/connection/send-guide-form';
import { SetupSteps } from '@/components/connection/setup-steps';
import { AdviserMailButton } from '@/components/findings/adviser-mail-button';
import { readerLocale } from '@/components/format/format';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { guideWords } from '@/lib/adviser/guide-words';
import { readSetupGuide } from '@/lib/adviser/read-setup-guide';
import type { UserActor } from '@/lib/identity/actor';
import { may } from '@/lib/identity/permissions';
import { sendGuide } from './guide-actions';

/** What DATEV has to be set up by, how far it is, and one click that tells the Berater (M8). */
export async function SetupGuide({ actor }: { actor: UserActor }) {
  if (!may(actor, 'members.change')) return null;
  const language = readerLocale(await getLocale());
  const [guide, t] = await Promise.all([
    readSetupGuide(await getPlatform(), actor, language),
    getTranslations('connection.guide'),
  ]);
  const words = guideWords[language];
  return (
    <Card id="anleitung" title={t('title')} description={t('lead')}>
      <SetupSteps
        steps={guide.steps.map(({ step, state }) => ({
          state,
          stateLabel: words.states[state],
          ...words.steps[step],
        }))}
      />
      <div className="mt-5 flex flex-col gap-3 border-t border-line pt-4">
        {guide.recipients.length > 0 ? (
          <SendGuideForm recipients={guide.recipients} send={sendGuide} />
        ) : (
          <p className="flex flex-wrap items-center gap-3">
            {t('noAdviser')}
            <Button asChild variant="primary" size="small">
              <Link href="/einstellungen/mitglieder">{t('invite')}</Link>
            </Button>
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          <AdviserMailButton mail={guide.text} />
        </div>
      </div>
    </Card>
  );
}
