-- Jobs that wait are few, and are looked for every minute (C6): not by reading all that ever were.
CREATE INDEX "TransferJob_held_idx" ON "TransferJob" ("companyId") WHERE "hold" IS NOT NULL;
