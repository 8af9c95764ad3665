-- AlterTable
ALTER TABLE "TransferJob" ADD COLUMN     "cashDataset" TEXT;

UPDATE "TransferJob" AS job
SET "cashDataset" = transfer."consultantNumber" || '-' || transfer."clientNumber"
FROM "Transfer" AS transfer
WHERE transfer."id" = job."transferId" AND job."ledger" = 'cash';

-- Kassenbuch online takes one job of a dataset at a time, whichever of our companies it comes from (T4).
CREATE UNIQUE INDEX "TransferJob_one_cash_job_of_dataset_key" ON "TransferJob" ("cashDataset")
  WHERE "state" IN ('creating', 'created', 'built', 'uploading', 'uploaded', 'finalising', 'processing', 'answered', 'reported', 'withdrawing');
