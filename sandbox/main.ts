import { parseArgs } from 'node:util';
import { startLocalDatev } from './local-datev';
import type { Manner } from './world/job';

const DEFAULT_PORT = 4455;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: process.env.LOCAL_DATEV_PORT ?? String(DEFAULT_PORT) },
    host: { type: 'string', default: process.env.LOCAL_DATEV_HOST ?? '127.0.0.1' },
    manner: { type: 'string', default: process.env.LOCAL_DATEV_MANNER ?? '' },
    data: { type: 'string', default: process.env.LOCAL_DATEV_DATA ?? '' },
    'client-id': { type: 'string', default: process.env.LOCAL_DATEV_CLIENT_ID ?? '' },
    'client-secret': { type: 'string', default: process.env.LOCAL_DATEV_CLIENT_SECRET ?? '' },
    'redirect-uri': { type: 'string', multiple: true, default: [] },
    'processing-ms': { type: 'string', default: process.env.LOCAL_DATEV_PROCESSING_MS ?? '' },
  },
});

function readManner(text: string): Manner | undefined {
  if (text === '') return undefined;
  if (text === 'sandbox' || text === 'live') return text;
  throw new Error(`--manner is "sandbox" or "live", not "${text}"`);
}

function readWholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new Error(`--${name} is a whole number, not "${text}"`);
  return number;
}

const manner = readManner(values.manner);
const processing = values['processing-ms'];
const app = {
  ...(values['client-id'] === '' ? {} : { clientId: values['client-id'] }),
  ...(values['client-secret'] === '' ? {} : { clientSecret: values['client-secret'] }),
  redirectUris: values['redirect-uri'],
};
const datev = await startLocalDatev({
  port: readWholeNumber('port', values.port),
  host: values.host,
  app,
  ...(manner ? { manner } : {}),
  ...(values.data === '' ? {} : { dataFolder: values.data }),
  ...(processing === '' ? {} : { processingMs: readWholeNumber('processing-ms', processing) }),
});

process.stdout.write(
  [
    `Local DATEV (${datev.world.manner})`,
    `  overview  ${datev.baseUrl}/`,
    `  issuer    ${datev.issuer}`,
    `  API       ${datev.apiUrl}`,
    `  hr:files  ${datev.hrFilesUrl}`,
    `  extf      ${datev.extfFilesUrl}`,
    `  control   ${datev.controlUrl}`,
    `  app       ${datev.clientId} / ${datev.clientSecret}`,
    '',
  ].join('\n'),
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    datev.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}
