-- AlterTable
ALTER TABLE "CashEntry" ADD COLUMN     "costQuantity" TEXT,
ADD COLUMN     "information" TEXT;

-- CreateTable
CREATE TABLE "RateWindow" (
    "key" TEXT NOT NULL,
    "windowStart" TIMESTAMP(3) NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "RateWindow_pkey" PRIMARY KEY ("key","windowStart")
);
