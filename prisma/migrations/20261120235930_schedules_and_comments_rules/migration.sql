-- Words and numbers that columns may hold (their unions live in lib/schedules).
ALTER TABLE "TransferSchedule"
  ADD CONSTRAINT "TransferSchedule_rhythm_check" CHECK (
    ("rhythm" = 'monthly' AND "dayOfMonth" BETWEEN 1 AND 28 AND "weekday" IS NULL)
    OR ("rhythm" = 'weekly' AND "weekday" BETWEEN 1 AND 7 AND "dayOfMonth" IS NULL)),
  ADD CONSTRAINT "TransferSchedule_hour_check" CHECK ("hour" BETWEEN 0 AND 23),
  ADD CONSTRAINT "TransferSchedule_ledgers_check" CHECK (
    cardinality("ledgers") > 0 AND "ledgers" <@ ARRAY['accounts_receivable', 'accounts_payable', 'cash']);
ALTER TABLE "ScheduleRun"
  ADD CONSTRAINT "ScheduleRun_state_check" CHECK ("state" IN ('running', 'requested', 'nothing_to_send', 'skipped', 'failed')),
  ADD CONSTRAINT "ScheduleRun_ledger_check" CHECK ("ledger" IN ('accounts_receivable', 'accounts_payable', 'cash')),
  ADD CONSTRAINT "ScheduleRun_ended_check" CHECK (("state" = 'running') = ("endedAt" IS NULL)),
  ADD CONSTRAINT "ScheduleRun_lease_check" CHECK (("state" = 'running') = ("leaseUntil" IS NOT NULL)),
  ADD CONSTRAINT "ScheduleRun_transfer_check" CHECK ("state" <> 'requested' OR "transferId" IS NOT NULL);
ALTER TABLE "TransferComment" ADD CONSTRAINT "TransferComment_text_check" CHECK (char_length("text") BETWEEN 1 AND 2000);

-- What was said about a transfer stays said (P4).
CREATE TRIGGER "TransferComment_unchangeable" BEFORE UPDATE OR DELETE ON "TransferComment" FOR EACH ROW EXECUTE FUNCTION refuse_update();
CREATE TRIGGER "TransferComment_untruncatable" BEFORE TRUNCATE ON "TransferComment" FOR EACH STATEMENT EXECUTE FUNCTION refuse_update();

-- A document is found by the beginning of its number and by its GUID, however many there are (P4, B6).
CREATE INDEX "TransferDocument_number_search" ON "TransferDocument" ("companyId", lower("number") text_pattern_ops);
CREATE INDEX "TransferDocument_guid_search" ON "TransferDocument" ("guid");
