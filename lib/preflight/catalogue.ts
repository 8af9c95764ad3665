import { accountLengthFindings } from './catalogue/account-length';
import { accountFindings } from './catalogue/accounts';
import { cashFindings } from './catalogue/cash';
import { clientSetupFindings } from './catalogue/client-setup';
import { configurationChangeFindings } from './catalogue/configuration-changes';
import { connectingFindings } from './catalogue/connecting';
import { connectionStateFindings } from './catalogue/connection-state';
import { csvFindings } from './catalogue/csv';
import { csvValueFindings } from './catalogue/csv-values';
import { dxsoAccessFindings } from './catalogue/dxso-access';
import { dxsoAnswerFindings } from './catalogue/dxso-answers';
import { dxsoFileFindings } from './catalogue/dxso-files';
import { dxsoJobFindings } from './catalogue/dxso-job';
import { eInvoiceContentFindings } from './catalogue/e-invoice-content';
import { eInvoiceFileFindings } from './catalogue/e-invoice-file';
import { eInvoiceQuestionFindings } from './catalogue/e-invoice-questions';
import type { Catalogue } from './catalogue/entry';
import { extfFilesFindings } from './catalogue/extf-files';
import { fileFindings } from './catalogue/files';
import { generalDataFindings } from './catalogue/general-data';
import { hrFilesFindings } from './catalogue/hr-files';
import { inputFindings } from './catalogue/input';
import { invoiceAmountFindings } from './catalogue/invoice-amounts';
import { invoiceDateFindings } from './catalogue/invoice-dates';
import { invoiceFieldFindings } from './catalogue/invoice-fields';
import { invoiceNumberFindings } from './catalogue/invoice-number';
import { invoiceTextFindings } from './catalogue/invoice-texts';
import { ledgerFileFindings } from './catalogue/ledger-file';
import { ledgerFolderFindings } from './catalogue/ledger-folder';
import { packageFindings } from './catalogue/package-files';
import { partnerExportFindings } from './catalogue/partner-export';
import { paymentFindings } from './catalogue/payment';
import { payrollFileFindings } from './catalogue/payroll-files';
import { payrollRecordFindings } from './catalogue/payroll-records';
import { payrollTimeOffFindings } from './catalogue/payroll-time-offs';
import { transferFindings } from './catalogue/transfer';
import { transferStopFindings } from './catalogue/transfer-stops';
import { unexpectedCode, unexpectedEntry } from './catalogue/unexpected';

/** The areas of the catalogue; no code stands in two of them. */
export const catalogueAreas = {
  connecting: connectingFindings,
  connectionState: connectionStateFindings,
  clientSetup: clientSetupFindings,
  configurationChanges: configurationChangeFindings,
  ledgerFolder: ledgerFolderFindings,
  accountLength: accountLengthFindings,
  accounts: accountFindings,
  cash: cashFindings,
  invoiceNumber: invoiceNumberFindings,
  invoiceAmounts: invoiceAmountFindings,
  invoiceDates: invoiceDateFindings,
  invoiceFields: invoiceFieldFindings,
  invoiceTexts: invoiceTextFindings,
  payment: paymentFindings,
  files: fileFindings,
  input: inputFindings,
  csv: csvFindings,
  csvValues: csvValueFindings,
  eInvoiceFile: eInvoiceFileFindings,
  eInvoiceContent: eInvoiceContentFindings,
  eInvoiceQuestions: eInvoiceQuestionFindings,
  ledgerFile: ledgerFileFindings,
  packageFiles: packageFindings,
  dxsoAccess: dxsoAccessFindings,
  dxsoJob: dxsoJobFindings,
  dxsoFiles: dxsoFileFindings,
  dxsoAnswers: dxsoAnswerFindings,
  transfer: transferFindings,
  transferStops: transferStopFindings,
  generalData: generalDataFindings,
  payrollRecords: payrollRecordFindings,
  payrollTimeOffs: payrollTimeOffFindings,
  payrollFiles: payrollFileFindings,
  partnerExport: partnerExportFindings,
  hrFiles: hrFilesFindings,
  extfFiles: extfFilesFindings,
  unexpected: { [unexpectedCode]: unexpectedEntry },
} as const satisfies Readonly<Record<string, Catalogue>>;

export type CatalogueArea = keyof typeof catalogueAreas;

/** Every finding of the product with its texts, by problem code (M8, T6). */
export const catalogue: Catalogue = Object.assign({}, ...Object.values(catalogueAreas));

/** The area a code stands in; an unknown code stands in `unexpected`. */
export function areaOf(code: string): CatalogueArea {
  const areas = Object.keys(catalogueAreas) as CatalogueArea[];
  return areas.find((area) => Object.hasOwn(catalogueAreas[area], code)) ?? 'unexpected';
}
