-- AlterTable
ALTER TABLE "TransferJob" ADD COLUMN     "isReadOnly" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "statusAskedAt" TIMESTAMP(3);

-- CreateIndex
CREATE INDEX "HttpLogEntry_capRequestId_idx" ON "HttpLogEntry"("capRequestId");
