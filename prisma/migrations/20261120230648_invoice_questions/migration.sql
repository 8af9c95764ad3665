-- AlterTable
ALTER TABLE "InvoiceVersion" ADD COLUMN     "questions" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'api';

ALTER TABLE "InvoiceVersion" ADD CONSTRAINT "InvoiceVersion_source_check" CHECK ("source" IN ('api', 'screen', 'e_invoice', 'seed'));
