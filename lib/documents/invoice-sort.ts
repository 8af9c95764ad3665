/** What a list of invoices can be sorted by. Stands alone, so that a page in the browser may use it too. */
export const invoiceSortFields = ['issueDate', 'number', 'partnerName', 'grossAmount'] as const;
export type InvoiceSortField = (typeof invoiceSortFields)[number];
