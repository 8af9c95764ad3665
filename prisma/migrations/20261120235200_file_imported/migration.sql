-- AlterTable
ALTER TABLE "DataPushFile" ADD COLUMN     "importedAt" TIMESTAMP(3);
