import { FileDown } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { requireActor } from '@/app/_server/session';
import { productVersion } from '@/app/_server/version';
import { ProcedureBlocks } from '@/components/settings/procedure-blocks';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { readProcedure } from '@/lib/procedure/read-procedure';
import { writeProcedure } from '@/lib/procedure/write-procedure';
import { procedureWords } from './words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.procedure'))('title') };
}

/** How this company's documents travel, to read and to take away (U5). */
export default async function ProcedurePage() {
  const actor = await requireActor('audit.read', await requestedPath());
  const [facts, words, t] = await Promise.all([
    readProcedure(await getPlatform(), actor, await productVersion()),
    procedureWords(),
    getTranslations('settings.procedure'),
  ]);
  return (
    <Card
      id="verfahren"
      title={t('title')}
      description={t('lead')}
      actions={(['pdf', 'md'] as const).map((form) => (
        <Button key={form} asChild size="small">
          <a href={`/einstellungen/verfahren/datei?form=${form}`} download>
            <FileDown aria-hidden />
            {t(`download.${form}`)}
          </a>
        </Button>
      ))}
    >
      <ProcedureBlocks blocks={writeProcedure(facts, words)} />
    </Card>
  );
}
