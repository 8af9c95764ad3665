import type { APIRequestContext, Page } from '@playwright/test';
import { z } from 'zod';
import { demoPassword } from '@/scripts/seed/people';

const csrfSchema = z.object({ csrfToken: z.string() });

/** Sends what the sign-in page sends; the browser has the session afterwards, and stands where it stood. */
export async function signInAt(appUrl: string, browser: APIRequestContext, email: string): Promise<void> {
  const { csrfToken } = csrfSchema.parse(await (await browser.get(`${appUrl}/api/auth/csrf`)).json());
  const form = { email, password: demoPassword, csrfToken, callbackUrl: appUrl, json: 'true' };
  const answer = await browser.post(`${appUrl}/api/auth/callback/credentials`, { form });
  const { url } = z.object({ url: z.string() }).parse(await answer.json());
  if (new URL(url).searchParams.has('error')) throw new Error(`${email}: ${url}`);
}

/** Fills the sign-in page in and sends it. */
export async function typeSignIn(page: Page, email: string, password = demoPassword): Promise<void> {
  await page.goto('/anmelden');
  await page.getByLabel('E-Mail').fill(email);
  await page.getByLabel('Passwort').fill(password);
  await page.getByRole('button', { name: 'Anmelden' }).click();
}
