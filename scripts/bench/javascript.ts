/**
 * JavaScript a browser has to load for a page of the built web: every script the page's HTML names, compressed as the server
 * sends it. The heaviest page counts.
 */
import { get } from 'node:http';
import { parseArgs } from 'node:util';
import { createPlatform } from '@/lib/platform';
import { readSettings } from '@/lib/platform/settings';
import { seedDemo } from '@/scripts/seed/demo';
import { demoPassword } from '@/scripts/seed/people';
import { ensureBuilt } from '@/scripts/web-build';
import { startStack } from '@/tests/browser/support/start-stack';
import { reportRow, say } from './support/report';

const { values } = parseArgs({ options: { build: { type: 'boolean', default: true } }, allowNegative: true });

/** Pages by the person who sees them; `[id]` pages are reached from the lists. */
const visits: readonly (readonly [person: string | null, paths: readonly string[]])[] = [
  [null, ['/anmelden']],
  [
    'kunde',
    [
      '/',
      '/belege',
      '/belege/neu',
      '/belege/kasse',
      '/uebertragungen',
      '/datev-verbindung',
      '/stammdaten/mitarbeiter',
      '/konto',
    ],
  ],
  ['berater', ['/stammdaten/kontentabelle', '/berater', '/berater/uebertragungen']],
  ['admin', ['/einstellungen/mitglieder', '/einstellungen/zeitplan']],
];

/** Scripts weighed so far: pages share most of theirs. */
const known = new Map<string, number>();

if (values.build) ensureBuilt();
const { stack, stop } = await startStack({
  environment: 'local',
  clientId: 'belegbote-local',
  clientSecret: 'belegbote-local-secret',
});
const sizes = new Map<string, number>();
try {
  const platform = await createPlatform(readSettings(stack.env), { service: 'bench', role: 'sender' });
  await seedDemo(platform);
  const invoice = await platform.db.invoice.findFirstOrThrow({ where: { state: 'open' } });
  await platform.close();
  for (const [person, paths] of visits) {
    const cookie = person === null ? '' : await signIn(`${person}@belegbote.test`);
    for (const path of person === 'kunde' ? [...paths, `/belege/${invoice.id}`] : paths) {
      const bytes = await scriptsOf(path, cookie);
      if (bytes !== null) sizes.set(path.replace(invoice.id, '[id]'), bytes);
    }
  }
} finally {
  await stop();
}
const heaviest = [...sizes].sort((left, right) => right[1] - left[1]);
for (const [path, bytes] of heaviest) say(`${(bytes / 1000).toFixed(0).padStart(5)} kB  ${path}`);
const [worst] = heaviest;
if (!worst) throw new Error('no page was measured');
reportRow({
  what: 'JavaScript einer Seite, komprimiert',
  measured: `${worst[0]}`,
  bound: `${sizes.size} Seiten`,
  value: worst[1] / 1000,
  unit: 'kB',
  target: 170,
});
process.exit(0);

/** Compressed bytes of all scripts of a page; null when this person is sent elsewhere. */
async function scriptsOf(path: string, cookie: string): Promise<number | null> {
  const response = await fetch(`${stack.appUrl}${path}`, { headers: { cookie }, redirect: 'manual' });
  if (response.status !== 200) {
    say(`${path}: ${response.status}`);
    return null;
  }
  const html = await response.text();
  const names = new Set(html.match(/\/_next\/static\/[\w./()[\]%~-]+\.js/g) ?? []);
  // Old browsers only: the others are told not to load it.
  const legacy = /<script[^>]*src="([^"?]+)[^"]*"[^>]*noModule/i.exec(html)?.[1];
  let bytes = 0;
  for (const name of names) if (name !== legacy) bytes += await compressedSize(name);
  return bytes;
}

/** As it travels: `fetch` would unpack it, so the raw answer is counted. */
async function compressedSize(name: string): Promise<number> {
  const found = known.get(name);
  if (found !== undefined) return found;
  const bytes = await new Promise<number>((resolve, reject) => {
    get(`${stack.appUrl}${name}`, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      let count = 0;
      response.on('data', (chunk: Buffer) => {
        count += chunk.length;
      });
      response.on('end', () => resolve(count));
    }).on('error', reject);
  });
  known.set(name, bytes);
  return bytes;
}

/** next-auth's own way in. @returns the session's cookies */
async function signIn(email: string): Promise<string> {
  const csrf = await fetch(`${stack.appUrl}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const jar = cookiesOf(csrf);
  const answer = await fetch(`${stack.appUrl}/api/auth/callback/credentials`, {
    method: 'POST',
    headers: { cookie: jar, 'content-type': 'application/x-www-form-urlencoded', origin: stack.appUrl },
    body: new URLSearchParams({
      email,
      password: demoPassword,
      csrfToken,
      callbackUrl: stack.appUrl,
      json: 'true',
    }),
    redirect: 'manual',
  });
  const session = cookiesOf(answer);
  if (!session.includes('session-token')) throw new Error(`${email} could not sign in: ${answer.status}`);
  return `${jar}; ${session}`;
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
