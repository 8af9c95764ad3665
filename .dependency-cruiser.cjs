/** The import rule of docs/architecture.md: everything points down, never up, never round. */
const pureRooms = '^lib/(datev|bookkeeping|preflight|e-invoice|paper)/';
const useCases =
  '^lib/(connection|transfer|general-data|identity|documents|notices|operation|schedules|adviser|procedure)/';

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'pure-rooms-know-no-platform',
      comment: 'Format, workflow and bookkeeping rules are decided without database, clock or settings.',
      severity: 'error',
      from: { path: pureRooms },
      to: {
        path: [
          '^lib/platform/',
          useCases,
          '^(app|components|worker|sandbox|scripts|tests)/',
          '@prisma',
          '^node_modules/pg/',
        ],
      },
    },
    {
      name: 'bookkeeping-stands-lowest',
      severity: 'error',
      from: { path: '^lib/bookkeeping/' },
      to: { path: '^lib/(?!bookkeeping/)' },
    },
    {
      name: 'datev-knows-only-bookkeeping',
      severity: 'error',
      from: { path: '^lib/datev/' },
      to: { path: '^lib/(?!datev/|bookkeeping/)' },
    },
    {
      name: 'preflight-and-e-invoice-stand-above-datev',
      severity: 'error',
      from: { path: '^lib/(preflight|e-invoice)/' },
      to: { path: '^lib/(?!preflight/|e-invoice/|datev/|bookkeeping/|paper/)' },
    },
    {
      name: 'paper-stands-alone',
      severity: 'error',
      from: { path: '^lib/paper/' },
      to: { path: '^lib/(?!paper/)' },
    },
    {
      name: 'platform-knows-no-business',
      severity: 'error',
      from: { path: '^lib/platform/' },
      to: { path: '^lib/(?!platform/)' },
    },
    {
      name: 'lib-knows-no-web',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(app|components|worker|sandbox|scripts|tests)/' },
    },
    {
      name: 'components-show-only',
      comment: 'A component gets values; it never asks a use case or the platform.',
      severity: 'error',
      from: { path: '^components/' },
      to: {
        path: ['^lib/platform/', useCases, '^(worker|sandbox|scripts|tests)/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'the-local-datev-stands-alone',
      severity: 'error',
      from: { path: '^sandbox/' },
      to: { path: '^(lib|app|components|worker|scripts|tests)/' },
    },
    {
      name: 'worker-knows-no-web',
      severity: 'error',
      from: { path: '^worker/' },
      to: { path: '^(app|components|sandbox|scripts|tests)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^lib/platform/generated/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.json'] },
  },
};
