'use client';

import { ClipboardList } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { FindingJson } from '@/lib/preflight/finding';

const SupportMailContext = createContext<string | null>(null);

/** Whom everything below writes to when only the operator can mend it; null: nobody was named. */
export function SupportMail({ address, children }: { address: string | null; children: ReactNode }) {
  return <SupportMailContext value={address}>{children}</SupportMailContext>;
}

/**
 * What the operator needs to find the case in his log, to be handed over where the fault is his (M8): the code, the page and the
 * time, no document and no person.
 */
export function OperatorReport({ finding }: { finding: FindingJson }) {
  const t = useTranslations('findings.operator');
  const address = useContext(SupportMailContext);
  const [isCopied, setIsCopied] = useState(false);

  async function copy() {
    await navigator.clipboard.writeText(reportOf(finding));
    setIsCopied(true);
  }

  return (
    <span className="mt-2 flex flex-wrap items-center gap-2">
      {address === null ? null : (
        <Button asChild size="small">
          {/* The page's own address is known to the browser alone. */}
          <a href={`mailto:${address}`} onClick={(event) => writeMail(event.currentTarget, address, finding)}>
            {t('send')}
          </a>
        </Button>
      )}
      <Button size="small" onClick={copy}>
        <ClipboardList aria-hidden />
        {t('copy')}
      </Button>
      <span role="status" className="text-sm text-success">
        {isCopied ? t('copied') : ''}
      </span>
    </span>
  );
}

function writeMail(link: HTMLAnchorElement, address: string, finding: FindingJson): void {
  const subject = encodeURIComponent(`${finding.code} ${finding.title}`);
  link.href = `mailto:${address}?subject=${subject}&body=${encodeURIComponent(reportOf(finding))}`;
}

function reportOf({ code, title, cause }: FindingJson): string {
  return [title, cause, code, window.location.href, new Date().toISOString()].join('\n');
}
