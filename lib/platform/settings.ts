import { isIP } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { keptSecrets } from './kept-secrets';

/** Which DATEV we talk to; they differ by configuration alone (C12). */
export type DatevEnvironment = 'local' | 'sandbox' | 'production';

/** Everything the processes can be told from outside (README, "Settings"). Read once at start. */
export interface Settings {
  readonly databaseUrl: string;
  /** Longest time of one statement, waiting for locks included; 0: no limit. */
  readonly databaseTimeoutMs: number;
  /** Public address of the web, without a slash at the end. */
  readonly appUrl: string;
  readonly authSecret: string;
  /** First key encrypts, all of them decrypt (C10). 32 bytes each. */
  readonly tokenKeys: readonly TokenKey[];
  readonly datev: DatevSettings;
  /** `postgres`, or where objects lie in S3. */
  readonly fileStore: { readonly kind: 'postgres' } | { readonly kind: 's3'; readonly url: URL };
  /** null: mails become files in `mailFolder`. */
  readonly smtpUrl: string | null;
  /** Sender of all mails, as in a mail's header. */
  readonly mailFrom: string;
  /** Whom a person may write to when only the operator can help; null: nobody. */
  readonly supportMail: string | null;
  readonly mailFolder: string;
  readonly protocolRetentionYears: number;
  readonly httpLogDays: number;
  /** Folder with DATEV's own schemas, checked in addition when given (B2). */
  readonly datevXsdDir: string | null;
  readonly logLevel: string;
  /** Addresses and ranges of proxies whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
}

export interface TokenKey {
  readonly id: string;
  readonly key: Buffer;
}

interface DatevSettings {
  readonly environment: DatevEnvironment;
  readonly issuer: string;
  /** Base of accounting:dxso-jobs, ends in `/v2`. */
  readonly apiUrl: string;
  readonly hrFilesUrl: string;
  readonly extfFilesUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** All that is wrong with the settings, one line each; never a value. */
export class SettingsError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(
      `Die Einstellungen sind unvollständig oder falsch:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
    this.name = 'SettingsError';
  }
}

const datevDefaults: Record<
  DatevEnvironment,
  Omit<DatevSettings, 'environment' | 'clientId' | 'clientSecret'>
> = {
  local: {
    issuer: 'http://localhost:4455/openidsandbox',
    apiUrl: 'http://localhost:4455/platform-sandbox/v2',
    hrFilesUrl: 'http://localhost:4455/hr-files/platform-sandbox/v1',
    extfFilesUrl: 'http://localhost:4455/extf-files/platform-sandbox/v3',
  },
  sandbox: {
    issuer: 'https://login.datev.de/openidsandbox',
    apiUrl: 'https://accounting-dxso-jobs.api.datev.de/platform-sandbox/v2',
    hrFilesUrl: 'https://hr-files.api.datev.de/platform-sandbox/v1',
    extfFilesUrl: 'https://accounting-extf-files.api.datev.de/platform-sandbox/v3',
  },
  production: {
    issuer: 'https://login.datev.de/openid',
    apiUrl: 'https://accounting-dxso-jobs.api.datev.de/platform/v2',
    hrFilesUrl: 'https://hr-files.api.datev.de/platform/v1',
    extfFilesUrl: 'https://accounting-extf-files.api.datev.de/platform/v3',
  },
};

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** This machine itself, as the host of a URL. */
export function isLoopback(hostname: string): boolean {
  return loopbackHosts.has(hostname);
}

const address = z.url('muss eine vollständige Adresse sein').superRefine((value, context) => {
  if (!URL.canParse(value)) return;
  const url = new URL(value);
  if (url.protocol !== 'https:' && !isLoopback(url.hostname)) {
    context.addIssue({
      code: 'custom',
      message: 'muss https sein (http ist nur für diesen Rechner selbst erlaubt)',
    });
  }
});

const tokenKeysText = z.string().transform((text, context): TokenKey[] => {
  const keys = text.split(',').map((part) => {
    const colon = part.indexOf(':');
    return { id: part.slice(0, colon).trim(), key: Buffer.from(part.slice(colon + 1).trim(), 'base64') };
  });
  if (keys.some(({ id, key }) => !/^[A-Za-z0-9_-]{1,32}$/.test(id) || key.length !== 32)) {
    context.addIssue({
      code: 'custom',
      message: 'muss die Form keyId:base64,keyId:base64 haben, 32 Byte je Schlüssel',
    });
  }
  if (new Set(keys.map(({ id }) => id)).size !== keys.length) {
    context.addIssue({ code: 'custom', message: 'nennt eine keyId zweimal' });
  }
  return keys;
});

const fileStoreText = z.string().transform((text, context): Settings['fileStore'] => {
  if (text === 'postgres') return { kind: 'postgres' };
  if (text.startsWith('s3://') && URL.canParse(text)) return { kind: 's3', url: new URL(text) };
  context.addIssue({ code: 'custom', message: 'muss „postgres“ oder s3://bucket/prefix sein' });
  return z.NEVER;
});

/** This machine and private networks: where a proxy in front of the web stands, unless told otherwise. */
const nearbyNetworks = [
  ...['127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16'],
  ...['::1/128', 'fc00::/7', 'fe80::/10'],
];

/** `none`, or addresses and ranges with commas between them. */
const trustedProxiesText = z.string().transform((text, context): readonly string[] => {
  if (text.trim() === 'none') return [];
  const ranges = text.split(',').map((part) => part.trim());
  if (ranges.some((range) => !isRange(range))) {
    context.addIssue({
      code: 'custom',
      message: 'muss „none“ oder eine Liste aus Adressen und Netzen sein (203.0.113.7,10.0.0.0/8)',
    });
  }
  return ranges;
});

function isRange(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}

/** A refresh of tokens may hold its row for five minutes (C7), and whoever waits for it must not be turned away before. */
const databaseTimeoutText = z.coerce
  .number('muss eine Zahl sein')
  .int('muss ganz sein')
  .refine((seconds) => seconds === 0 || seconds >= 330, 'muss mindestens 330 sein, oder 0 für keine Grenze')
  .default(360);

const missing = 'fehlt';

/** Shape of the environment, given which DATEV is meant: production has no silent defaults. */
function environmentSchema(environment: DatevEnvironment) {
  const isProduction = environment === 'production';
  const defaults = datevDefaults[environment];
  const kept = isProduction ? null : keptSecrets();
  return z.object({
    DATABASE_URL: z.string(missing).regex(/^postgres(ql)?:\/\//, 'muss mit postgresql:// beginnen'),
    DATABASE_TIMEOUT_SECONDS: databaseTimeoutText,
    APP_URL: address.default('http://localhost:3000').transform((url) => url.replace(/\/+$/, '')),
    AUTH_SECRET: kept
      ? z.string().default(kept.authSecret)
      : z.string(missing).min(32, 'braucht mindestens 32 Zeichen'),
    TOKEN_KEYS: kept ? tokenKeysText.prefault(kept.tokenKeys) : z.string(missing).pipe(tokenKeysText),
    DATEV_CLIENT_ID:
      environment === 'local' ? z.string().default('belegbote-local') : z.string(missing).min(1, missing),
    DATEV_CLIENT_SECRET:
      environment === 'local'
        ? z.string().default('belegbote-local-secret')
        : z.string(missing).min(1, missing),
    DATEV_ISSUER: address.default(defaults.issuer),
    DATEV_API_URL: address
      .default(defaults.apiUrl)
      .refine((url) => url.endsWith('/v2'), 'muss auf /v2 enden'),
    DATEV_HR_FILES_URL: address.default(defaults.hrFilesUrl),
    DATEV_EXTF_FILES_URL: address.default(defaults.extfFilesUrl),
    FILE_STORE: fileStoreText.prefault('postgres'),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\//, 'muss mit smtp:// oder smtps:// beginnen')
      .refine((url) => URL.canParse(url), 'muss eine vollständige Adresse sein')
      .optional(),
    MAIL_FROM: z
      .string()
      .regex(/^[^\r\n]*@[^\r\n]*$/, 'muss eine Mailadresse sein')
      .optional(),
    SUPPORT_MAIL: z.email('muss eine Mailadresse sein').optional(),
    PROTOCOL_RETENTION_YEARS: z.coerce
      .number('muss eine Zahl sein')
      .int('muss ganz sein')
      .min(1, 'muss mindestens 1 sein')
      .default(8),
    HTTP_LOG_DAYS: z.coerce
      .number('muss eine Zahl sein')
      .int('muss ganz sein')
      .min(14, 'muss mindestens 14 sein')
      .default(30),
    DATEV_XSD_DIR: z.string().optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    TRUSTED_PROXIES: trustedProxiesText.prefault(nearbyNetworks.join(',')),
  });
}

const environmentName = z.enum(['local', 'sandbox', 'production']).default('local');

/**
 * Reads and checks all settings.
 * @param env usually `process.env`; empty values count as absent
 * @throws SettingsError with every fault at once, names only
 */
export function readSettings(env: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const environment = environmentName.safeParse(given['DATEV_ENVIRONMENT']);
  if (!environment.success)
    throw new SettingsError(['DATEV_ENVIRONMENT: muss local, sandbox oder production sein']);
  const parsed = environmentSchema(environment.data).safeParse(given);
  if (!parsed.success) {
    throw new SettingsError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const read = parsed.data;
  return {
    databaseUrl: read.DATABASE_URL,
    databaseTimeoutMs: read.DATABASE_TIMEOUT_SECONDS * 1000,
    appUrl: read.APP_URL,
    authSecret: read.AUTH_SECRET,
    tokenKeys: read.TOKEN_KEYS,
    datev: {
      environment: environment.data,
      issuer: read.DATEV_ISSUER.replace(/\/+$/, ''),
      apiUrl: read.DATEV_API_URL,
      hrFilesUrl: read.DATEV_HR_FILES_URL,
      extfFilesUrl: read.DATEV_EXTF_FILES_URL,
      clientId: read.DATEV_CLIENT_ID,
      clientSecret: read.DATEV_CLIENT_SECRET,
    },
    fileStore: read.FILE_STORE,
    smtpUrl: read.SMTP_URL ?? null,
    mailFrom: read.MAIL_FROM ?? `Belegbote <belegbote@${new URL(read.APP_URL).hostname}>`,
    supportMail: read.SUPPORT_MAIL ?? null,
    mailFolder: join(process.cwd(), '.data', 'mail'),
    protocolRetentionYears: read.PROTOCOL_RETENTION_YEARS,
    httpLogDays: read.HTTP_LOG_DAYS,
    datevXsdDir: read.DATEV_XSD_DIR ?? null,
    logLevel: read.LOG_LEVEL,
    trustedProxies: read.TRUSTED_PROXIES,
  };
}

/**
 * next-auth reads its address and secret from the environment by itself; this is the one place that gives them to it.
 * @param settings as read at start
 */
export function tellNextAuth(settings: Settings): void {
  process.env['NEXTAUTH_URL'] = settings.appUrl;
  process.env['NEXTAUTH_SECRET'] = settings.authSecret;
}
