-- DropIndex
DROP INDEX "Invoice_companyId_accountingMonth_ledger_state_idx";

-- CreateIndex
CREATE INDEX "Invoice_companyId_accountingMonth_ledger_state_issueDate_id_idx" ON "Invoice"("companyId", "accountingMonth", "ledger", "state", "issueDate", "id");
