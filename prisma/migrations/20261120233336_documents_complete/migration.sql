-- AlterTable
ALTER TABLE "Attachment" ADD COLUMN     "notes" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "CashBook" (
    "companyId" UUID NOT NULL,
    "openingCents" BIGINT NOT NULL,
    "changedBy" JSONB NOT NULL,
    "changedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CashBook_pkey" PRIMARY KEY ("companyId")
);

-- CreateTable
CREATE TABLE "CsvMapping" (
    "companyId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "savedBy" JSONB NOT NULL,
    "savedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CsvMapping_pkey" PRIMARY KEY ("companyId","kind")
);
