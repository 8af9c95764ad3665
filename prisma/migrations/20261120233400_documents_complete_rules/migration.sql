-- CSV files are a source of their own, and the readable view of an e-invoice is told from what somebody sent.
ALTER TABLE "Invoice" DROP CONSTRAINT "Invoice_source_check";
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_source_check" CHECK ("source" IN ('api', 'screen', 'e_invoice', 'csv', 'seed'));
ALTER TABLE "InvoiceVersion" DROP CONSTRAINT "InvoiceVersion_source_check";
ALTER TABLE "InvoiceVersion" ADD CONSTRAINT "InvoiceVersion_source_check" CHECK ("source" IN ('api', 'screen', 'e_invoice', 'csv', 'seed'));
ALTER TABLE "Attachment" DROP CONSTRAINT "Attachment_kind_check";
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_kind_check" CHECK ("kind" IN ('image', 'original', 'readable'));
ALTER TABLE "CsvMapping" ADD CONSTRAINT "CsvMapping_kind_check" CHECK ("kind" IN ('invoices', 'partners', 'cash_entries'));
