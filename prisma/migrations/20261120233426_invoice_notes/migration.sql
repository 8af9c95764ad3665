-- AlterTable
ALTER TABLE "InvoiceVersion" ADD COLUMN     "notes" JSONB NOT NULL DEFAULT '[]';
