import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** What a secret looks like. Each has a sample below that it has to find. */
const patterns: Readonly<Record<string, RegExp>> = {
  'private key': /-----BEGIN (?:RSA |EC |OPENSSH |DSA |ENCRYPTED )?PRIVATE KEY-----/,
  'key of AWS': /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  'token of GitHub': /\bgh[pousr]_[A-Za-z0-9]{36,}\b/,
  'token of npm': /\bnpm_[A-Za-z0-9]{36}\b/,
  'token of Slack': /\bxox[abprs]-[A-Za-z0-9-]{10,}/,
  'signed token (JWT)': /\beyJ[A-Za-z0-9_-]{15,}\.eyJ[A-Za-z0-9_-]{15,}\.[A-Za-z0-9_-]{20,}/,
  'API key of ours': /\bbb_[A-Za-z0-9_-]{43}\b/,
  'sealed text of ours': /\bv1\.[A-Za-z0-9_-]{1,32}\.[A-Za-z0-9_-]{60,}/,
  'password in an address': /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@'"`$<{]+:[^\s:/@'"`$<{]{6,}@(?!localhost|127\.)/,
  'secret by its name':
    /(?:[Ss]ecret|[Pp]asswor[dt]|[Tt]oken|[Aa]pi_?[Kk]ey|SECRET|PASSWORD|TOKEN|KEY)\w*['"]?\s*[:=]\s*['"`](?=[\w+/=-]*\d)(?=[\w+/=-]*[a-z])(?=[\w+/=-]*[A-Z])[\w+/=-]{32,}['"`]/,
};

/** Found and looked at: no secret of anybody. */
const harmless: readonly { readonly file: RegExp; readonly kind: string; readonly reason: string }[] = [
  { file: /^docs\/operations\.md$/, kind: 'password in an address', reason: 'the form of SMTP_URL' },
];

function secretsIn(text: string): string[] {
  return Object.entries(patterns).flatMap(([kind, pattern]) => (pattern.test(text) ? [kind] : []));
}

function trackedFiles(): string[] {
  return execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean);
}

/** Put together here, so that this file holds none itself. */
const random = (length: number) => randomBytes(length).toString('hex').slice(0, length);
const samples: Readonly<Record<string, string>> = {
  'private key': ['-----BEGIN', 'PRIVATE KEY-----'].join(' '),
  'key of AWS': `AKIA${random(16).toUpperCase()}`,
  'token of GitHub': `ghp_${random(36)}`,
  'token of npm': `npm_${random(36)}`,
  'token of Slack': `xoxb-${random(20)}`,
  'signed token (JWT)': [`eyJ${random(20)}`, `eyJ${random(20)}`, random(30)].join('.'),
  'API key of ours': `bb_${random(43)}`,
  'sealed text of ours': `v1.key.${random(80)}`,
  'password in an address': `postgresql://us:${random(12)}@db.example/x`,
  'secret by its name': `clientSecret: '${random(30)}aB1${random(10)}'`,
};

describe('no secret lies in the repository (S3, C10)', () => {
  it.each(Object.keys(patterns))('the search finds a %s', (kind) => {
    expect(secretsIn(samples[kind] ?? '')).toContain(kind);
  });

  it('and nothing in any tracked file', () => {
    const files = trackedFiles().filter((file) => existsSync(file));
    expect(files.length).toBeGreaterThan(100);
    const found = files.flatMap((file) =>
      secretsIn(readFileSync(file, 'latin1'))
        .filter((kind) => !harmless.some((one) => one.file.test(file) && one.kind === kind))
        .map((kind) => `${file}: ${kind}`),
    );
    expect(found).toEqual([]);
  });

  it('nor are files tracked that are made to hold some', () => {
    const risky = trackedFiles().filter((file) =>
      /(^|\/)(\.env(\..+)?|secrets\.json|id_[a-z0-9]+|.*\.(pem|key|p12|pfx|keystore))$/.test(file),
    );
    expect(risky).toEqual([]);
    const ignored = readFileSync('.gitignore', 'utf8').split('\n');
    expect(ignored).toContain('.data/');
  });
});
