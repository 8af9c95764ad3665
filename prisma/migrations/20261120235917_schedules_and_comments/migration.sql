-- AlterTable
ALTER TABLE "Transfer" DROP COLUMN "comment";

-- CreateTable
CREATE TABLE "TransferSchedule" (
    "companyId" UUID NOT NULL,
    "rhythm" TEXT NOT NULL,
    "dayOfMonth" INTEGER,
    "weekday" INTEGER,
    "hour" INTEGER NOT NULL,
    "ledgers" TEXT[],
    "isPaused" BOOLEAN NOT NULL DEFAULT false,
    "activeFrom" TIMESTAMP(3) NOT NULL,
    "nextSlotAt" TIMESTAMP(3) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "changedBy" JSONB NOT NULL,
    "changedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "TransferSchedule_pkey" PRIMARY KEY ("companyId")
);

-- CreateTable
CREATE TABLE "ScheduleRun" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "slot" TEXT NOT NULL,
    "ledger" TEXT NOT NULL,
    "accountingMonth" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "leaseUntil" TIMESTAMP(3),
    "transferId" UUID,
    "findings" JSONB NOT NULL DEFAULT '[]',
    "startedAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "ScheduleRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TransferComment" (
    "id" UUID NOT NULL,
    "transferId" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "writtenBy" JSONB NOT NULL,
    "writtenAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "TransferComment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "TransferSchedule_isPaused_nextSlotAt_idx" ON "TransferSchedule"("isPaused", "nextSlotAt");

-- CreateIndex
CREATE INDEX "ScheduleRun_companyId_startedAt_idx" ON "ScheduleRun"("companyId", "startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "ScheduleRun_companyId_slot_ledger_accountingMonth_key" ON "ScheduleRun"("companyId", "slot", "ledger", "accountingMonth");

-- CreateIndex
CREATE INDEX "TransferComment_transferId_writtenAt_idx" ON "TransferComment"("transferId", "writtenAt");

-- AddForeignKey
ALTER TABLE "TransferComment" ADD CONSTRAINT "TransferComment_transferId_fkey" FOREIGN KEY ("transferId") REFERENCES "Transfer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
