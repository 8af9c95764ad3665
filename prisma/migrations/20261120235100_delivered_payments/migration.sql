-- AlterTable
ALTER TABLE "PayrollMonth" DROP COLUMN "deliveredRevision",
DROP COLUMN "revision",
ADD COLUMN     "deliveredPayments" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "DataPushRecord" ADD COLUMN     "payments" JSONB;
