-- CreateIndex
CREATE INDEX "Invoice_companyId_number_id_idx" ON "Invoice"("companyId", "number", "id");

-- CreateIndex
CREATE INDEX "Invoice_companyId_partnerName_id_idx" ON "Invoice"("companyId", "partnerName", "id");

-- CreateIndex
CREATE INDEX "Invoice_companyId_grossCents_id_idx" ON "Invoice"("companyId", "grossCents", "id");
