import { z } from 'zod';
import { findingJson } from '@/lib/preflight/finding';
import { openPackage } from '@/lib/transfer/package/open-package';
import { operation } from '../_http/operation';
import { ApiProblem } from '../_http/problem';
import { ledgerSchema, monthSchema, noParams } from '../_schemas/common';

/** The files of a month as a ZIP for the upload in DATEV Unternehmen online (T13). */
export const getPackageOperation = operation({
  id: 'getPackage',
  method: 'GET',
  path: '/packages',
  summary: 'Belegsätze eines Monats als ZIP zum Hochladen in DATEV Unternehmen online',
  description: [
    'Dieselben Dateien wie eine Übertragung, für den Weg ohne Rechnungsdatenservice. Es wird nichts an DATEV gesendet und kein Beleg als',
    'übertragen vermerkt; wer das Paket hochlädt, markiert die Belege danach als „anders erledigt“. Die Kopfzeilen `X-Package-Documents`,',
    '`X-Package-Held-Back` und `X-Package-Parts` nennen die Zahl der Belege, der zurückgehaltenen und der Pakete des Monats; warum Belege',
    'zurückbleiben, sagt `GET /preflight`.',
  ].join(' '),
  permission: 'documents.read',
  params: noParams,
  query: z.strictObject({
    ledger: ledgerSchema,
    month: monthSchema,
    part: z.coerce.number().int().min(1).max(10_000).default(1).meta({
      description: 'Welches Paket, wenn der Monat die Grenzen von DATEV übersteigt',
    }),
  }),
  bodies: [],
  answers: { 200: { description: 'Das Paket, `application/zip`', schema: null } },
  problems: ['not_found', 'not_ready', 'nothing_to_send'],
  async handle({ platform, actor, query, locale }) {
    const outcome = await openPackage(platform, actor, query);
    switch (outcome.kind) {
      case 'ready': {
        const { content, fileName, parts, documents, heldBack } = outcome;
        const headers = {
          'X-Package-Documents': String(documents),
          'X-Package-Held-Back': String(heldBack),
          'X-Package-Parts': String(parts),
        };
        return { file: { content, fileName, contentType: 'application/zip' }, headers };
      }
      case 'no_such_part':
        throw new ApiProblem('not_found');
      case 'nothing_to_send':
      case 'refused': {
        const findings = outcome.findings.map((finding) => findingJson(finding, locale));
        throw new ApiProblem(outcome.kind === 'refused' ? 'not_ready' : 'nothing_to_send', { findings });
      }
    }
  },
});
