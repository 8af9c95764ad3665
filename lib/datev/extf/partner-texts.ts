import type { Problem } from '@/lib/bookkeeping/problem';
import { toAnsiText } from '@/lib/datev/text-encoding/ansi-text';
import { columnLimit, type PartnerColumn } from './extf-columns';
import { type ExtfPartner, type PartnerCode, type PartnerParams, partnerProblem } from './partner';

/** Brings a partner's values into the columns and collects what had to be changed (K4, B5). */
export class PartnerTexts {
  readonly problems: Problem[] = [];

  constructor(private readonly partner: ExtfPartner) {}

  /** A free text: respelled and shortened where need be. */
  text(column: PartnerColumn, field: keyof ExtfPartner, given: string | null): string {
    if (given === null) return '';
    const limit = columnLimit(column);
    const { value: spelled, isAltered, lost } = toAnsiText(given);
    const arrives = [...spelled].slice(0, limit).join('').trimEnd();
    if (lost.length > 0) {
      const characters = lost.slice(0, 10).join(' ');
      this.report('PARTNER_EXPORT_CHARACTERS_LOST', { field: column, arrives, characters }, field);
    } else if (isAltered) {
      this.report('PARTNER_EXPORT_TEXT_RESPELLED', { field: column, arrives }, field);
    }
    if (arrives !== spelled) {
      this.report('PARTNER_EXPORT_TEXT_SHORTENED', { field: column, arrives, limit: String(limit) }, field);
    }
    return arrives;
  }

  /** A value with an identity: as it is or not at all, since a changed one is another one. */
  value(
    column: PartnerColumn,
    field: keyof ExtfPartner,
    given: string | null,
    fits: (value: string) => boolean = () => true,
  ): string {
    if (given === null || given.trim() === '') return '';
    const { value, isAltered } = toAnsiText(given);
    if (!isAltered && [...value].length <= columnLimit(column) && fits(value)) return value;
    this.leaveOut(column, field, given);
    return '';
  }

  leaveOut(column: PartnerColumn, field: keyof ExtfPartner, value: string): void {
    this.report('PARTNER_EXPORT_VALUE_LEFT_OUT', { field: column, value }, field);
  }

  report<C extends PartnerCode>(code: C, params: PartnerParams<C>, field: keyof ExtfPartner): void {
    this.problems.push(partnerProblem(this.partner, code, params, field));
  }
}
