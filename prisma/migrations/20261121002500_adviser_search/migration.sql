-- A Berater finds a document by the number DATEV shows him, too (P4, B5).
CREATE INDEX "TransferDocument_sent_number_search" ON "TransferDocument" ("companyId", lower("sentNumber") text_pattern_ops);
-- What still asks something of somebody is few, however many documents a company has sent (U4).
CREATE INDEX "Invoice_unsettled" ON "Invoice" ("companyId", "state") WHERE "state" IN ('open', 'refused');
CREATE INDEX "CashEntry_unsettled" ON "CashEntry" ("companyId", "state") WHERE "state" IN ('open', 'refused');
