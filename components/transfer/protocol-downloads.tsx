import { FileDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';

/** The protocol to take away: on paper, or as a table (P4). */
export function ProtocolDownloads({ transferId }: { transferId: string }) {
  const t = useTranslations('protocolFile');
  return (
    <>
      {(['pdf', 'csv'] as const).map((extension) => (
        <Button key={extension} asChild>
          <a href={`/uebertragungen/${transferId}/protokoll.${extension}`} download>
            <FileDown aria-hidden />
            {t(`download.${extension}`)}
          </a>
        </Button>
      ))}
    </>
  );
}
