-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Connection" (
    "companyId" UUID NOT NULL,
    "environment" TEXT NOT NULL,
    "consultantNumber" INTEGER NOT NULL,
    "clientNumber" INTEGER NOT NULL,
    "companyName" TEXT,
    "state" TEXT NOT NULL DEFAULT 'not_connected',
    "stateProblem" JSONB,
    "stateChangedAt" TIMESTAMP(3),
    "accessTokenSealed" TEXT,
    "accessTokenExpiresAt" TIMESTAMP(3),
    "refreshTokenSealed" TEXT,
    "refreshTokenExpiresAt" TIMESTAMP(3),
    "tokenGeneration" INTEGER NOT NULL DEFAULT 0,
    "grantedScopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "isLongTerm" BOOLEAN NOT NULL DEFAULT false,
    "grantedByName" TEXT,
    "connectedByUserId" UUID,
    "connectedByUserName" TEXT,
    "connectedAt" TIMESTAMP(3),
    "lastCheckAt" TIMESTAMP(3),
    "lastCheckOk" BOOLEAN,
    "lastCheckProblem" JSONB,
    "checkDueSince" TIMESTAMP(3),
    "checkLeaseUntil" TIMESTAMP(3),
    "services" TEXT[] DEFAULT ARRAY['rechnungsdatenservice']::TEXT[],
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Connection_pkey" PRIMARY KEY ("companyId")
);

-- CreateTable
CREATE TABLE "ConnectionAttempt" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "consultantNumber" INTEGER NOT NULL,
    "clientNumber" INTEGER NOT NULL,
    "services" TEXT[],
    "stateHash" TEXT NOT NULL,
    "nonceSealed" TEXT NOT NULL,
    "codeVerifierSealed" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "consumedAt" TIMESTAMP(3),
    "outcome" JSONB,

    CONSTRAINT "ConnectionAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PendingRevocation" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "environment" TEXT NOT NULL,
    "tokenSealed" TEXT NOT NULL,
    "tokenTypeHint" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastError" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PendingRevocation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClientSnapshot" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "clientId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "takenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "raw" TEXT NOT NULL,
    "basics" JSONB NOT NULL,
    "differences" JSONB NOT NULL,

    CONSTRAINT "ClientSnapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LedgerFolderChoice" (
    "companyId" UUID NOT NULL,
    "ledger" TEXT NOT NULL,
    "folderName" TEXT NOT NULL,
    "chosenBy" JSONB NOT NULL,
    "chosenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LedgerFolderChoice_pkey" PRIMARY KEY ("companyId","ledger")
);

-- CreateTable
CREATE TABLE "HttpLogEntry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "companyId" UUID,
    "transferJobId" UUID,
    "operation" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "requestHeaders" JSONB NOT NULL,
    "status" INTEGER,
    "responseHeaders" JSONB,
    "responseBody" TEXT,
    "durationMs" INTEGER NOT NULL,
    "globalTransactionId" TEXT,
    "capRequestId" TEXT,
    "failure" TEXT,

    CONSTRAINT "HttpLogEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "companyId" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("companyId","sha256")
);

-- CreateTable
CREATE TABLE "Invoice" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "externalId" TEXT NOT NULL,
    "currentVersionId" UUID,
    "direction" TEXT NOT NULL,
    "ledger" TEXT NOT NULL,
    "accountingMonth" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "issueDate" DATE NOT NULL,
    "partnerName" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "grossCents" BIGINT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "stateReason" TEXT,
    "source" TEXT NOT NULL DEFAULT 'api',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InvoiceVersion" (
    "id" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "contentHash" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdBy" JSONB NOT NULL,

    CONSTRAINT "InvoiceVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attachment" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "invoiceVersionId" UUID,
    "cashEntryId" UUID,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'image',
    "fileName" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CashEntry" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "externalId" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "contentHash" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "date" DATE NOT NULL,
    "accountingMonth" TEXT NOT NULL,
    "amountCents" BIGINT NOT NULL,
    "text" TEXT NOT NULL,
    "number" TEXT,
    "taxRate" TEXT,
    "accountNo" TEXT,
    "taxKey" TEXT,
    "costCenter1" TEXT,
    "costCenter2" TEXT,
    "state" TEXT NOT NULL DEFAULT 'open',
    "stateReason" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CashEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BusinessPartner" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "matchKey" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "city" TEXT,
    "country" TEXT,
    "vatId" TEXT,
    "iban" TEXT,
    "accountNo" TEXT,
    "details" JSONB,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BusinessPartner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccountRow" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "direction" TEXT NOT NULL,
    "taxCase" TEXT NOT NULL,
    "taxRate" TEXT NOT NULL,
    "rule" TEXT NOT NULL DEFAULT '',
    "accountNo" TEXT NOT NULL,
    "taxKey" TEXT,
    "isAutomatic" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'proposed',
    "confirmedByUserId" UUID,
    "confirmedByName" TEXT,
    "confirmedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMP(3),

    CONSTRAINT "AccountRow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Company" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "city" TEXT,
    "vatId" TEXT,
    "chart" TEXT,
    "numberMapping" JSONB,
    "partnerAccounts" JSONB,
    "integrationId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Company_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "isOperator" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT NOT NULL DEFAULT 'de',
    "totpSecret" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabledAt" TIMESTAMP(3),

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UserSession" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),
    "userAgent" TEXT,
    "ip" TEXT,

    CONSTRAINT "UserSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInAttempt" (
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SignInAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiKey" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "allowedAddresses" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "createdByUserId" UUID,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdempotencyRecord" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "requestHash" TEXT NOT NULL,
    "status" INTEGER,
    "body" JSONB,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotencyRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" BIGSERIAL NOT NULL,
    "companyId" UUID,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT,
    "details" JSONB NOT NULL,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Transfer" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "ledger" TEXT NOT NULL,
    "accountingMonth" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "requestedBy" JSONB NOT NULL,
    "requestedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),
    "reason" TEXT,
    "companyName" TEXT NOT NULL,
    "consultantNumber" INTEGER NOT NULL,
    "clientNumber" INTEGER NOT NULL,
    "findings" JSONB NOT NULL DEFAULT '[]',
    "comment" TEXT,

    CONSTRAINT "Transfer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TransferJob" (
    "id" UUID NOT NULL,
    "transferId" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "ledger" TEXT NOT NULL,
    "accountingMonth" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "finding" JSONB,
    "datevJobId" TEXT,
    "abandoned" JSONB NOT NULL DEFAULT '[]',
    "accountLength" INTEGER,
    "ledgerFolderName" TEXT,
    "filesTotal" INTEGER NOT NULL DEFAULT 0,
    "filesSent" INTEGER NOT NULL DEFAULT 0,
    "bytesTotal" BIGINT NOT NULL DEFAULT 0,
    "bytesSent" BIGINT NOT NULL DEFAULT 0,
    "datevCreatedAt" TIMESTAMP(3),
    "finaliseIntentAt" TIMESTAMP(3),
    "finalisedAt" TIMESTAMP(3),
    "datevStatus" INTEGER,
    "datevStatusAt" TIMESTAMP(3),
    "getCount" INTEGER NOT NULL DEFAULT 0,
    "pollCount" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextRunAt" TIMESTAMP(3),
    "leaseOwner" TEXT,
    "leaseUntil" TIMESTAMP(3),
    "leaseNumber" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TransferJob_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TransferDocument" (
    "id" UUID NOT NULL,
    "jobId" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "invoiceId" UUID,
    "invoiceVersionId" UUID,
    "cashEntryId" UUID,
    "position" INTEGER NOT NULL,
    "guid" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "sentNumber" TEXT,
    "ledgerFileName" TEXT,
    "imageFileNames" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "result" TEXT NOT NULL DEFAULT 'pending',
    "findings" JSONB NOT NULL DEFAULT '[]',
    "releasedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TransferDocument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JobFile" (
    "id" UUID NOT NULL,
    "jobId" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "fileName" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "uploadedAt" TIMESTAMP(3),

    CONSTRAINT "JobFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProtocolStatus" (
    "id" BIGSERIAL NOT NULL,
    "jobId" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "status" INTEGER,
    "raw" TEXT NOT NULL,
    "keepUntil" TIMESTAMP(3) NOT NULL,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "ProtocolStatus_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProtocolEntry" (
    "id" BIGSERIAL NOT NULL,
    "jobId" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "fetch" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "time" TEXT,
    "type" TEXT,
    "text" TEXT,
    "context" TEXT,
    "fileName" TEXT,
    "raw" TEXT NOT NULL,
    "keepUntil" TIMESTAMP(3) NOT NULL,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "ProtocolEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ConnectionAttempt_stateHash_key" ON "ConnectionAttempt"("stateHash");

-- CreateIndex
CREATE INDEX "ConnectionAttempt_companyId_idx" ON "ConnectionAttempt"("companyId");

-- CreateIndex
CREATE INDEX "PendingRevocation_nextAttemptAt_idx" ON "PendingRevocation"("nextAttemptAt");

-- CreateIndex
CREATE INDEX "ClientSnapshot_companyId_takenAt_idx" ON "ClientSnapshot"("companyId", "takenAt");

-- CreateIndex
CREATE INDEX "HttpLogEntry_at_idx" ON "HttpLogEntry"("at");

-- CreateIndex
CREATE INDEX "HttpLogEntry_transferJobId_idx" ON "HttpLogEntry"("transferJobId");

-- CreateIndex
CREATE INDEX "HttpLogEntry_globalTransactionId_idx" ON "HttpLogEntry"("globalTransactionId");

-- CreateIndex
CREATE INDEX "Invoice_companyId_accountingMonth_ledger_state_idx" ON "Invoice"("companyId", "accountingMonth", "ledger", "state");

-- CreateIndex
CREATE INDEX "Invoice_companyId_issueDate_id_idx" ON "Invoice"("companyId", "issueDate", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Invoice_companyId_externalId_key" ON "Invoice"("companyId", "externalId");

-- CreateIndex
CREATE INDEX "InvoiceVersion_companyId_idx" ON "InvoiceVersion"("companyId");

-- CreateIndex
CREATE UNIQUE INDEX "InvoiceVersion_invoiceId_version_key" ON "InvoiceVersion"("invoiceId", "version");

-- CreateIndex
CREATE INDEX "Attachment_invoiceVersionId_idx" ON "Attachment"("invoiceVersionId");

-- CreateIndex
CREATE INDEX "Attachment_cashEntryId_idx" ON "Attachment"("cashEntryId");

-- CreateIndex
CREATE INDEX "CashEntry_companyId_date_sequence_idx" ON "CashEntry"("companyId", "date", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "CashEntry_companyId_externalId_key" ON "CashEntry"("companyId", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "BusinessPartner_companyId_kind_matchKey_key" ON "BusinessPartner"("companyId", "kind", "matchKey");

-- CreateIndex
CREATE UNIQUE INDEX "BusinessPartner_companyId_accountNo_matchKey_key" ON "BusinessPartner"("companyId", "accountNo", "matchKey");

-- CreateIndex
CREATE INDEX "AccountRow_companyId_direction_taxCase_taxRate_idx" ON "AccountRow"("companyId", "direction", "taxCase", "taxRate");

-- CreateIndex
CREATE UNIQUE INDEX "Company_integrationId_key" ON "Company"("integrationId");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Membership_companyId_idx" ON "Membership"("companyId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_userId_companyId_key" ON "Membership"("userId", "companyId");

-- CreateIndex
CREATE INDEX "UserSession_userId_idx" ON "UserSession"("userId");

-- CreateIndex
CREATE INDEX "SignInAttempt_key_at_idx" ON "SignInAttempt"("key", "at");

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_hash_key" ON "ApiKey"("hash");

-- CreateIndex
CREATE INDEX "ApiKey_companyId_idx" ON "ApiKey"("companyId");

-- CreateIndex
CREATE INDEX "IdempotencyRecord_createdAt_idx" ON "IdempotencyRecord"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "IdempotencyRecord_companyId_route_key_key" ON "IdempotencyRecord"("companyId", "route", "key");

-- CreateIndex
CREATE INDEX "AuditEvent_companyId_id_idx" ON "AuditEvent"("companyId", "id");

-- CreateIndex
CREATE INDEX "Transfer_companyId_requestedAt_idx" ON "Transfer"("companyId", "requestedAt");

-- CreateIndex
CREATE INDEX "Transfer_companyId_accountingMonth_ledger_idx" ON "Transfer"("companyId", "accountingMonth", "ledger");

-- CreateIndex
CREATE INDEX "TransferJob_companyId_state_idx" ON "TransferJob"("companyId", "state");

-- CreateIndex
CREATE INDEX "TransferJob_state_nextRunAt_idx" ON "TransferJob"("state", "nextRunAt");

-- CreateIndex
CREATE UNIQUE INDEX "TransferJob_transferId_sequence_key" ON "TransferJob"("transferId", "sequence");

-- CreateIndex
CREATE INDEX "TransferDocument_jobId_position_idx" ON "TransferDocument"("jobId", "position");

-- CreateIndex
CREATE INDEX "TransferDocument_companyId_invoiceId_idx" ON "TransferDocument"("companyId", "invoiceId");

-- CreateIndex
CREATE UNIQUE INDEX "JobFile_jobId_position_key" ON "JobFile"("jobId", "position");

-- CreateIndex
CREATE INDEX "ProtocolStatus_jobId_idx" ON "ProtocolStatus"("jobId");

-- CreateIndex
CREATE INDEX "ProtocolStatus_companyId_id_idx" ON "ProtocolStatus"("companyId", "id");

-- CreateIndex
CREATE INDEX "ProtocolEntry_companyId_id_idx" ON "ProtocolEntry"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ProtocolEntry_jobId_fetch_position_key" ON "ProtocolEntry"("jobId", "fetch", "position");

-- AddForeignKey
ALTER TABLE "InvoiceVersion" ADD CONSTRAINT "InvoiceVersion_invoiceId_fkey" FOREIGN KEY ("invoiceId") REFERENCES "Invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_invoiceVersionId_fkey" FOREIGN KEY ("invoiceVersionId") REFERENCES "InvoiceVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_cashEntryId_fkey" FOREIGN KEY ("cashEntryId") REFERENCES "CashEntry"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UserSession" ADD CONSTRAINT "UserSession_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TransferJob" ADD CONSTRAINT "TransferJob_transferId_fkey" FOREIGN KEY ("transferId") REFERENCES "Transfer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TransferDocument" ADD CONSTRAINT "TransferDocument_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "TransferJob"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JobFile" ADD CONSTRAINT "JobFile_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "TransferJob"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
