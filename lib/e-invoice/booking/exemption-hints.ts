import type { TaxShare } from '../semantic/semantic-invoice';

/** What an exemption reason speaks of; texts are German or English, codes from the list VATEX. */
export type ExemptionHint =
  | 'small_business'
  | 'reverse_charge'
  | 'intra_eu'
  | 'export'
  | 'special_scheme'
  | 'not_taxable'
  | 'other'
  | 'none';

const patterns: readonly (readonly [ExemptionHint, RegExp])[] = [
  ['small_business', /§+\s*19\b|kleinunternehm|small\s+(business|enterprise)|VATEX-FR-FRANCHISE/i],
  [
    'reverse_charge',
    /§+\s*13\s*b|steuerschuldnerschaft|reverse[\s-]*charge|Art(?:\.|i[ck]e?le?)?\s*19[4-9][ab]?\b|VATEX-EU-AE\b/i,
  ],
  [
    'special_scheme',
    /§+\s*25\s*a?\b|differenzbesteuer|sonderregelung|margin\s+scheme|VATEX-EU-(D|F|I|J|309)\b/i,
  ],
  [
    'intra_eu',
    /innergemeinschaftlich|intra-?community|§+\s*6\s*a\b|Art(?:\.|i[ck]e?le?)?\s*138\b|VATEX-EU-IC\b/i,
  ],
  // § 4 Nr. 1 letter a are exports, letter b supplies into the EU: neither is an exemption in the sense of category E.
  [
    'export',
    /\bausfuhr|\bexport|drittland|third\s+countr|§+\s*4\s*(?:Nr\.?|Nummer)\s*1(?!\d)|§+\s*6\s+(?:Abs\.?\s*\d\w?\s+)?UStG|Art(?:\.|i[ck]e?le?)?\s*146\b|VATEX-EU-G\b/i,
  ],
  [
    'not_taxable',
    /nicht\s+steuerbar|not\s+(taxable|subject\s+to\s+vat)|§+\s*3\s*a\b|durchlaufende|VATEX-EU-(O|79-C)\b/i,
  ],
];

/** The first thing reason text and reason code (BT-120, BT-121) name; `none` when both are missing. */
export function exemptionHint(share: TaxShare): ExemptionHint {
  const reason = [share.exemptionReason, share.exemptionCode].filter((text) => text !== null).join('\n');
  if (reason === '') return 'none';
  return patterns.find(([, pattern]) => pattern.test(reason))?.[0] ?? 'other';
}
