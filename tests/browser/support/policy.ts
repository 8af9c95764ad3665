import type { ConsoleMessage, Page, Response } from '@playwright/test';
import { expect } from './test';

/** Everything the browser refuses because of a policy, from the first byte on. */
export async function watchPolicy(page: Page): Promise<string[]> {
  const refusals: string[] = [];
  page.on('console', (message: ConsoleMessage) => {
    if (/Content[- ]Security[- ]Policy|Refused to/i.test(message.text())) refusals.push(message.text());
  });
  page.on('pageerror', (error) => refusals.push(error.message));
  await page.exposeFunction('tellRefusal', (refusal: string) => void refusals.push(refusal));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      const tell: unknown = Reflect.get(window, 'tellRefusal');
      if (typeof tell === 'function') tell(`${violatedDirective} ${blockedURI} ${sourceFile}`);
    });
  });
  return refusals;
}

/** Everything the page asks of another host than its own. */
export function watchForeign(page: Page, appUrl: string): string[] {
  const foreign: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== appUrl) foreign.push(url.href);
  });
  return foreign;
}

/** The headers of a page and its HTML allow no script, style, frame and base but ours (S3). */
export async function expectStrictPolicy(response: Response): Promise<void> {
  const html = await response.text();
  const headers = response.headers();
  const policy = headers['content-security-policy'] ?? '';
  const nonce = /'nonce-([\w+/=]{24})'/.exec(policy)?.[1] ?? '';
  expect(nonce).not.toBe('');
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*|http:/);
  for (const directive of [
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ])
    expect(policy).toContain(directive);

  // No script and no style without this answer's nonce, no handler and no style in an attribute.
  for (const [tag] of html.matchAll(/<script\b[^>]*>/g)) expect(tag).toContain(`nonce="${nonce}"`);
  for (const [tag] of html.matchAll(/<style\b[^>]*>/g)) expect(tag).toContain(`nonce="${nonce}"`);
  const markup = html.replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/g, '');
  expect([...markup.matchAll(/<[a-z][^>]*\s(on\w+|style)=/g)].map(([tag]) => tag)).toEqual([]);
  expect(html).not.toMatch(/href="javascript:/i);

  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(headers['strict-transport-security']).toMatch(/max-age=(3153|6307)\d{4}/);
  expect(headers['permissions-policy']).toContain('camera=()');
  expect(headers['cache-control']).toMatch(/no-store/);
  expect(headers['x-powered-by']).toBeUndefined();
  expect(headers['server']).toBeUndefined();
}
