-- DropIndex
DROP INDEX "TransferJob_state_nextRunAt_idx";

-- DropIndex
DROP INDEX "ProtocolStatus_jobId_idx";

-- DropIndex
DROP INDEX "ProtocolStatus_companyId_id_idx";

-- DropIndex
DROP INDEX "ProtocolEntry_companyId_id_idx";

-- AlterTable
ALTER TABLE "TransferJob" ADD COLUMN     "cancelRequestedAt" TIMESTAMP(3),
ADD COLUMN     "cancelRequestedBy" JSONB,
ADD COLUMN     "checkNotBefore" TIMESTAMP(3),
ADD COLUMN     "checkedOn" DATE,
ADD COLUMN     "folderNames" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "heldAt" TIMESTAMP(3),
ADD COLUMN     "hold" TEXT,
ADD COLUMN     "isFinaliseUnclear" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "leasedAt" TIMESTAMP(3),
ADD COLUMN     "restarts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "withdrawalAim" TEXT;

-- AlterTable
ALTER TABLE "ProtocolStatus" ADD COLUMN     "chainPosition" BIGINT NOT NULL;

-- AlterTable
ALTER TABLE "ProtocolEntry" ADD COLUMN     "chainPosition" BIGINT NOT NULL;

-- CreateTable
CREATE TABLE "ProtocolChain" (
    "companyId" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "ProtocolChain_pkey" PRIMARY KEY ("companyId")
);

-- CreateTable
CREATE TABLE "ProtocolPurge" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "upToPosition" BIGINT NOT NULL,
    "lastHash" TEXT NOT NULL,
    "purgedBy" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProtocolPurge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DatevCircuit" (
    "environment" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "openUntil" TIMESTAMP(3),
    "openedAt" TIMESTAMP(3),
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DatevCircuit_pkey" PRIMARY KEY ("environment")
);

-- CreateIndex
CREATE INDEX "ProtocolPurge_companyId_upToPosition_idx" ON "ProtocolPurge"("companyId", "upToPosition");

-- CreateIndex
CREATE INDEX "TransferJob_companyId_leasedAt_idx" ON "TransferJob"("companyId", "leasedAt");

-- CreateIndex
CREATE INDEX "TransferJob_nextRunAt_idx" ON "TransferJob"("nextRunAt");

-- CreateIndex
CREATE INDEX "ProtocolStatus_jobId_id_idx" ON "ProtocolStatus"("jobId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ProtocolStatus_companyId_chainPosition_key" ON "ProtocolStatus"("companyId", "chainPosition");

-- CreateIndex
CREATE UNIQUE INDEX "ProtocolEntry_companyId_chainPosition_key" ON "ProtocolEntry"("companyId", "chainPosition");
