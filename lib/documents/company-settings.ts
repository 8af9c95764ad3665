import { z } from 'zod';
import {
  defaultNumberMapping,
  type NumberMappingRule,
  numberReplacements,
} from '@/lib/bookkeeping/number-mapping';
import type { PartnerKind } from '@/lib/bookkeeping/partner-accounts';
import type { Actor } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { storedJson } from './stored-json';

export const charts = ['SKR03', 'SKR04'] as const;
export type Chart = (typeof charts)[number];

/**
 * Which person account a partner without one of his own gets (B4): none (the Berater adds it in DATEV), the collective
 * account of his kind, or the next free number from the start the Berater gave.
 */
export const partnerModes = ['none', 'collective', 'single'] as const;
export type PartnerMode = (typeof partnerModes)[number];

const accountNo = z.string().regex(/^[1-9]\d{4,8}$/);
const perKind = z.strictObject({ customer: accountNo.nullable(), supplier: accountNo.nullable() });
const partnerSettingsSchema = z.strictObject({
  mode: z.enum(partnerModes),
  /** Sammelkonten. */
  collective: perKind,
  /** First number to give away in mode `single`. */
  firstFree: perKind,
});
export type PartnerSettings = Readonly<z.infer<typeof partnerSettingsSchema>>;

const numberMappingSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('refuse') }),
  z.strictObject({ kind: z.literal('replace'), replacement: z.enum(numberReplacements) }),
]);

const changeSchema = z.strictObject({
  chart: z.enum(charts).nullable().optional(),
  numberMapping: numberMappingSchema.optional(),
  partnerAccounts: partnerSettingsSchema.optional(),
});

/** How a company's documents are turned into Belegsätze. */
export interface CompanySettings {
  /** null until the Berater has chosen. */
  readonly chart: Chart | null;
  readonly numberMapping: NumberMappingRule;
  readonly partnerAccounts: PartnerSettings;
}

const noneByKind: Record<PartnerKind, null> = { customer: null, supplier: null };
const defaultPartnerSettings: PartnerSettings = {
  mode: 'none',
  collective: noneByKind,
  firstFree: noneByKind,
};

interface SettingsColumns {
  readonly chart: string | null;
  readonly numberMapping: Prisma.JsonValue;
  readonly partnerAccounts: Prisma.JsonValue;
}

/** Reads the columns of a company; what was never set has its default. */
export function settingsOf(row: SettingsColumns): CompanySettings {
  return {
    chart: charts.find((chart) => chart === row.chart) ?? null,
    numberMapping:
      row.numberMapping === null ? defaultNumberMapping : numberMappingSchema.parse(row.numberMapping),
    partnerAccounts:
      row.partnerAccounts === null
        ? defaultPartnerSettings
        : partnerSettingsSchema.parse(row.partnerAccounts),
  };
}

export async function readCompanySettings(platform: Platform, actor: Actor): Promise<CompanySettings> {
  requirePermission(actor, 'account_table.read');
  return settingsOf(await platform.db.company.findUniqueOrThrow({ where: { id: actor.companyId } }));
}

export type SaveSettingsOutcome =
  | { readonly kind: 'saved'; readonly settings: CompanySettings }
  /** Paths of the fields that cannot be read. */
  | { readonly kind: 'invalid'; readonly paths: readonly string[] };

/** Changes what is given and leaves the rest; the audit keeps before and after (S4). */
export async function saveCompanySettings(
  platform: Platform,
  actor: Actor,
  input: unknown,
): Promise<SaveSettingsOutcome> {
  requirePermission(actor, 'company_settings.change');
  const parsed = changeSchema.safeParse(input);
  if (!parsed.success) {
    return { kind: 'invalid', paths: parsed.error.issues.map(({ path }) => path.join('.')) };
  }
  const { chart, numberMapping, partnerAccounts } = parsed.data;
  return platform.db.$transaction(async (tx) => {
    const where = { id: actor.companyId };
    const before = settingsOf(await tx.company.findUniqueOrThrow({ where }));
    const row = await tx.company.update({
      where,
      data: {
        ...(chart === undefined ? {} : { chart }),
        ...(numberMapping === undefined ? {} : { numberMapping }),
        ...(partnerAccounts === undefined ? {} : { partnerAccounts }),
      },
    });
    const settings = settingsOf(row);
    const details = storedJson({ before, after: settings });
    await recordAudit(tx, { actor, action: 'company_settings.changed', subject: actor.companyId, details });
    return { kind: 'saved', settings };
  });
}
