-- AlterTable
ALTER TABLE "DatevCircuit" ADD COLUMN     "probeUntil" TIMESTAMP(3);
