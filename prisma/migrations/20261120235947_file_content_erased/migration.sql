-- AlterTable
ALTER TABLE "DataPushFile" ADD COLUMN     "contentErasedAt" TIMESTAMP(3);
