-- AlterTable
ALTER TABLE "GeneralDataSettings" ADD COLUMN     "lodasPaymentMethod" INTEGER;
