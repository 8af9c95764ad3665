'use client';

import { Copy, Mail as MailIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { AdviserMail } from '@/lib/preflight/adviser-mail';

/** Mail programs cut longer addresses; such a mail is copied instead. */
const longestMailAddress = 1_800;

/** The ready mail to the Berater: opens the reader's mail program, or is copied (M8). */
export function AdviserMailButton({ mail }: { mail: AdviserMail | null }) {
  const t = useTranslations('findings.mail');
  const [isCopied, setIsCopied] = useState(false);
  if (!mail) return null;
  const address = `mailto:?subject=${encodeURIComponent(mail.subject)}&body=${encodeURIComponent(mail.body)}`;

  async function copy(text: string) {
    await navigator.clipboard.writeText(text);
    setIsCopied(true);
  }

  return (
    <>
      {address.length <= longestMailAddress ? (
        <Button asChild size="small">
          <a href={address}>
            <MailIcon aria-hidden />
            {t('send')}
          </a>
        </Button>
      ) : null}
      <Button size="small" onClick={() => copy(`${mail.subject}\n\n${mail.body}`)}>
        <Copy aria-hidden />
        {t('copy')}
      </Button>
      <span role="status" className="self-center text-sm text-success">
        {isCopied ? t('copied') : ''}
      </span>
    </>
  );
}
