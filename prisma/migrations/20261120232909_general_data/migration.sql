-- CreateTable
CREATE TABLE "GeneralDataSettings" (
    "companyId" UUID NOT NULL,
    "targetSystem" TEXT NOT NULL DEFAULT 'lodas',
    "consultantNumber" INTEGER,
    "clientNumber" INTEGER,
    "defaultWageType" INTEGER,
    "fixedPaymentId" INTEGER NOT NULL DEFAULT 1,
    "lodasHoursProcessingCode" INTEGER NOT NULL DEFAULT 1,
    "lodasAmountProcessingCode" INTEGER,
    "lodasGenderCodes" JSONB NOT NULL DEFAULT '{}',
    "lodasMaritalStatusCodes" JSONB NOT NULL DEFAULT '{}',
    "firstOpenMonth" TEXT,
    "uploadEncoding" TEXT NOT NULL DEFAULT 'utf-8',
    "notifyMail" TEXT,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "GeneralDataSettings_pkey" PRIMARY KEY ("companyId")
);

-- CreateTable
CREATE TABLE "AbsenceMapping" (
    "companyId" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "lodasReason" INTEGER,
    "lugKey" TEXT,
    "lugDays" TEXT NOT NULL DEFAULT 'working_days',

    CONSTRAINT "AbsenceMapping_pkey" PRIMARY KEY ("companyId","type")
);

-- CreateTable
CREATE TABLE "WageTypeMapping" (
    "companyId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "wageType" INTEGER NOT NULL,

    CONSTRAINT "WageTypeMapping_pkey" PRIMARY KEY ("companyId","name")
);

-- CreateTable
CREATE TABLE "Employee" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "externalId" TEXT NOT NULL,
    "personnelNumber" INTEGER,
    "firstName" TEXT NOT NULL,
    "lastName" TEXT NOT NULL,
    "entryDate" DATE,
    "exitDate" DATE,
    "details" JSONB NOT NULL,
    "socialSecurityNumberSealed" TEXT,
    "taxIdSealed" TEXT,
    "ibanSealed" TEXT,
    "denominationSealed" TEXT,
    "spouseDenominationSealed" TEXT,
    "validFrom" DATE NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "deliveredRevision" INTEGER,
    "source" TEXT NOT NULL DEFAULT 'api',
    "restrictedAt" TIMESTAMP(3),
    "eraseAfter" DATE,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Employee_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Compensation" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "externalId" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "amountCents" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "wageType" INTEGER,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "deliveredRevision" INTEGER,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Compensation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TimeOff" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "externalId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "fromDate" DATE NOT NULL,
    "toDate" DATE NOT NULL,
    "startsHalfDay" BOOLEAN NOT NULL DEFAULT false,
    "endsHalfDay" BOOLEAN NOT NULL DEFAULT false,
    "hours" TEXT,
    "status" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "deliveredRevision" INTEGER,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TimeOff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PayrollMonth" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "payments" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "deliveredRevision" INTEGER,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PayrollMonth_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PartnerDelivery" (
    "partnerId" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "fingerprint" TEXT NOT NULL,

    CONSTRAINT "PartnerDelivery_pkey" PRIMARY KEY ("partnerId")
);

-- CreateTable
CREATE TABLE "DataPush" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "origin" TEXT NOT NULL DEFAULT 'push',
    "isForced" BOOLEAN NOT NULL DEFAULT false,
    "payrollMonth" TEXT,
    "targetSystem" TEXT NOT NULL,
    "consultantNumber" INTEGER NOT NULL,
    "clientNumber" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "phase" TEXT NOT NULL DEFAULT 'collecting',
    "failure" TEXT,
    "requestedBy" JSONB NOT NULL,
    "requestedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),
    "counts" JSONB NOT NULL DEFAULT '{}',
    "warnings" JSONB NOT NULL DEFAULT '[]',
    "payrollDeliveredAt" TIMESTAMP(3),
    "partnersDeliveredAt" TIMESTAMP(3),

    CONSTRAINT "DataPush_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DataPushFile" (
    "id" UUID NOT NULL,
    "pushId" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "fileName" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "contentSealed" TEXT,
    "size" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "problem" JSONB,
    "datevJobId" TEXT,
    "uploadedAt" TIMESTAMP(3),
    "stateAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "nextLookAt" TIMESTAMP(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "looks" INTEGER NOT NULL DEFAULT 0,
    "leaseUntil" TIMESTAMP(3),
    "downloadedAt" TIMESTAMP(3),
    "downloadedBy" JSONB,

    CONSTRAINT "DataPushFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DataPushRecord" (
    "pushId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "recordId" UUID NOT NULL,
    "revision" INTEGER,
    "fingerprint" TEXT,

    CONSTRAINT "DataPushRecord_pkey" PRIMARY KEY ("pushId","kind","recordId")
);

-- CreateTable
CREATE TABLE "Interaction" (
    "id" UUID NOT NULL,
    "companyId" UUID,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "operation" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "integrationId" TEXT,
    "apiKeyName" TEXT,
    "ip" TEXT,
    "httpStatus" INTEGER NOT NULL,
    "code" TEXT,
    "title" TEXT,
    "message" TEXT,
    "warnings" JSONB NOT NULL DEFAULT '[]',
    "pushId" UUID,
    "durationMs" INTEGER NOT NULL,

    CONSTRAINT "Interaction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Employee_companyId_lastName_firstName_id_idx" ON "Employee"("companyId", "lastName", "firstName", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Employee_companyId_externalId_key" ON "Employee"("companyId", "externalId");

-- CreateIndex
CREATE INDEX "Compensation_employeeId_period_validFrom_idx" ON "Compensation"("employeeId", "period", "validFrom");

-- CreateIndex
CREATE UNIQUE INDEX "Compensation_companyId_externalId_key" ON "Compensation"("companyId", "externalId");

-- CreateIndex
CREATE INDEX "TimeOff_companyId_fromDate_idx" ON "TimeOff"("companyId", "fromDate");

-- CreateIndex
CREATE INDEX "TimeOff_employeeId_idx" ON "TimeOff"("employeeId");

-- CreateIndex
CREATE UNIQUE INDEX "TimeOff_companyId_externalId_key" ON "TimeOff"("companyId", "externalId");

-- CreateIndex
CREATE INDEX "PayrollMonth_companyId_month_idx" ON "PayrollMonth"("companyId", "month");

-- CreateIndex
CREATE UNIQUE INDEX "PayrollMonth_employeeId_month_key" ON "PayrollMonth"("employeeId", "month");

-- CreateIndex
CREATE INDEX "PartnerDelivery_companyId_idx" ON "PartnerDelivery"("companyId");

-- CreateIndex
CREATE INDEX "DataPush_companyId_requestedAt_idx" ON "DataPush"("companyId", "requestedAt");

-- CreateIndex
CREATE INDEX "DataPushFile_nextLookAt_idx" ON "DataPushFile"("nextLookAt");

-- CreateIndex
CREATE INDEX "DataPushFile_companyId_idx" ON "DataPushFile"("companyId");

-- CreateIndex
CREATE UNIQUE INDEX "DataPushFile_pushId_position_key" ON "DataPushFile"("pushId", "position");

-- CreateIndex
CREATE INDEX "DataPushRecord_recordId_idx" ON "DataPushRecord"("recordId");

-- CreateIndex
CREATE INDEX "Interaction_companyId_at_idx" ON "Interaction"("companyId", "at");

-- CreateIndex
CREATE INDEX "Interaction_at_idx" ON "Interaction"("at");

-- AddForeignKey
ALTER TABLE "Compensation" ADD CONSTRAINT "Compensation_employeeId_fkey" FOREIGN KEY ("employeeId") REFERENCES "Employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimeOff" ADD CONSTRAINT "TimeOff_employeeId_fkey" FOREIGN KEY ("employeeId") REFERENCES "Employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PayrollMonth" ADD CONSTRAINT "PayrollMonth_employeeId_fkey" FOREIGN KEY ("employeeId") REFERENCES "Employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataPushFile" ADD CONSTRAINT "DataPushFile_pushId_fkey" FOREIGN KEY ("pushId") REFERENCES "DataPush"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataPushRecord" ADD CONSTRAINT "DataPushRecord_pushId_fkey" FOREIGN KEY ("pushId") REFERENCES "DataPush"("id") ON DELETE CASCADE ON UPDATE CASCADE;
