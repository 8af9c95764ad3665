import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { ownPath } from '@/app/_security/own-path';
import { currentUser } from '@/app/_server/session';
import { chooseLocale } from '@/app/_shell/actions';
import type { SearchPageProps } from '@/app/_shell/page-props';
import { Wordmark } from '@/components/brand/mark';
import { LanguageOptions } from '@/components/shell/user-menu';
import { Notice } from '@/components/ui/notice';
import { SignInPanel } from './sign-in-panel';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn');
  return { title: t('title') };
}

const searchSchema = z.object({ callbackUrl: z.string().optional().catch(undefined) });

export default async function SignInPage({ searchParams }: SearchPageProps) {
  const { callbackUrl } = searchSchema.parse(await searchParams);
  const target = ownPath(callbackUrl);
  if (await currentUser()) redirect(target);
  const t = await getTranslations('signIn');

  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
      <main id="inhalt" tabIndex={-1} className="flex flex-col px-6 py-8 outline-none sm:px-12">
        <Wordmark />
        <div className="mx-auto my-auto w-full max-w-sm py-10">
          <h1 className="text-2xl font-semibold">{t('title')}</h1>
          <p className="mt-1 mb-6 text-muted">{t('lead')}</p>
          {callbackUrl ? (
            <Notice tone="info" title={t('expired.title')} className="mb-5">
              {t('expired.text')}
            </Notice>
          ) : null}
          <SignInPanel target={target} />
          <p className="mt-4 text-center">
            <Link href="/passwort" className="text-brand underline underline-offset-2">
              {t('forgotten')}
            </Link>
          </p>
        </div>
        <form action={chooseLocale} className="mx-auto w-full max-w-sm">
          <LanguageOptions />
        </form>
      </main>
      <aside className="hidden flex-col justify-center border-l border-line bg-surface px-12 lg:flex xl:px-20">
        <p className="max-w-md text-2xl font-semibold text-balance">{t('claim')}</p>
        <ol className="mt-8 flex max-w-md flex-col gap-5">
          {(['check', 'send', 'answer'] as const).map((step, index) => (
            <li key={step} className="flex gap-4">
              <span className="figures grid size-8 shrink-0 place-items-center rounded-full bg-brand-soft font-semibold text-brand">
                {index + 1}
              </span>
              <div>
                <p className="font-semibold">{t(`steps.${step}.title`)}</p>
                <p className="text-sm text-muted">{t(`steps.${step}.text`)}</p>
              </div>
            </li>
          ))}
        </ol>
      </aside>
    </div>
  );
}
