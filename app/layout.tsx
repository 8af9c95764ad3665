import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { clientMessages } from '@/components/i18n/client-messages';
import { SkipLink } from '@/components/shell/app-frame';
import { readTheme, themeCookie } from '@/components/shell/theme';
import './globals.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('app');
  return {
    title: { template: '%s · Belegbote', default: 'Belegbote' },
    description: t('description'),
    robots: { index: false, follow: false },
    formatDetection: { telephone: false, address: false, email: false },
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#1b2130' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = readTheme((await cookies()).get(themeCookie)?.value);
  return (
    <html lang={await getLocale()} data-theme={theme === 'system' ? undefined : theme}>
      <body className="bg-canvas font-sans text-ink">
        <NextIntlClientProvider messages={clientMessages(await getMessages())}>
          <SkipLink />
          {children}
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
