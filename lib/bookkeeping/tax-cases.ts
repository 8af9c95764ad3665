import { basisPointsOf } from './decimal';
import type { Direction, Position, TaxCase } from './invoice';
import type { Problem } from './problem';
import { bookkeepingProblem } from './problems';

interface TaxCaseRule {
  readonly directions: readonly Direction[];
  /** `none`: the document shows no tax; `some`: it shows tax; `any`: both occur. */
  readonly rate: 'none' | 'some' | 'any';
  /** Whether the gross amount contains tax at the stated rate, so that the rate is true information for the row. */
  readonly grossContainsTax: boolean;
}

const both: readonly Direction[] = ['outgoing', 'incoming'];

/**
 * What each tax case allows. For an acquisition or §13b purchase the rate is the one the buyer owes; the amount itself
 * contains no tax, so no rate is sent with it.
 */
const rules: Readonly<Record<TaxCase, TaxCaseRule>> = {
  domestic: { directions: both, rate: 'any', grossContainsTax: true },
  intra_eu_supply: { directions: ['outgoing'], rate: 'none', grossContainsTax: false },
  export: { directions: ['outgoing'], rate: 'none', grossContainsTax: false },
  reverse_charge: { directions: both, rate: 'any', grossContainsTax: false },
  small_business: { directions: both, rate: 'none', grossContainsTax: false },
  exempt: { directions: both, rate: 'none', grossContainsTax: false },
  oss: { directions: ['outgoing'], rate: 'some', grossContainsTax: true },
  intra_eu_acquisition: { directions: ['incoming'], rate: 'any', grossContainsTax: false },
  not_taxable: { directions: both, rate: 'none', grossContainsTax: false },
};

/** Checks direction and rate of a tax case; a contradiction is asked back, never settled by guessing (E2, B4). */
export function checkTaxCase(
  direction: Direction,
  taxCase: TaxCase,
  taxRate: string,
  position: string,
  path?: string,
): Problem[] {
  const rule = rules[taxCase];
  if (!rule.directions.includes(direction)) {
    return [bookkeepingProblem('TAX_CASE_DIRECTION', { position, taxCase, direction }, path)];
  }
  const hasRate = basisPointsOf(taxRate) > 0;
  const outgoingReverseCharge = taxCase === 'reverse_charge' && direction === 'outgoing';
  const contradicts =
    (rule.rate === 'none' && hasRate) ||
    (rule.rate === 'some' && !hasRate) ||
    (outgoingReverseCharge && hasRate);
  return contradicts ? [bookkeepingProblem('TAX_CASE_RATE', { position, taxCase, taxRate }, path)] : [];
}

/** Whether amounts of the case contain tax at the stated rate. */
export function grossContainsTax(taxCase: TaxCase): boolean {
  return rules[taxCase].grossContainsTax;
}

/** The rate that is sent as information: none for 0 % and where the amount contains no tax (reference: `tax` 0.00 is left out). */
export function taxForDatev(position: Pick<Position, 'taxCase' | 'taxRate'>): string | null {
  if (basisPointsOf(position.taxRate) === 0) return null;
  return position.taxCase === null || grossContainsTax(position.taxCase) ? position.taxRate : null;
}
