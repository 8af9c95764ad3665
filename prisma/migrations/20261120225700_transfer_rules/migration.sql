-- Words that state columns may hold; their unions live in lib/transfer/state.ts and results.ts.
ALTER TABLE "Transfer"
  ADD CONSTRAINT "Transfer_ledger_check" CHECK ("ledger" IN ('accounts_receivable', 'accounts_payable', 'cash')),
  ADD CONSTRAINT "Transfer_month_check" CHECK ("accountingMonth" ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  ADD CONSTRAINT "Transfer_state_check" CHECK ("state" IN ('queued', 'running', 'held', 'processing', 'succeeded', 'partial', 'failed', 'cancelled'));

ALTER TABLE "TransferJob"
  ADD CONSTRAINT "TransferJob_ledger_check" CHECK ("ledger" IN ('accounts_receivable', 'accounts_payable', 'cash')),
  ADD CONSTRAINT "TransferJob_month_check" CHECK ("accountingMonth" ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  ADD CONSTRAINT "TransferJob_state_check" CHECK ("state" IN ('planned', 'checked', 'creating', 'created', 'built', 'uploading', 'uploaded', 'finalising', 'processing', 'answered', 'reported', 'withdrawing', 'done', 'cancelled', 'failed')),
  ADD CONSTRAINT "TransferJob_hold_check" CHECK ("hold" IN ('permission', 'other_dataset', 'setup', 'folder_choice', 'account_length', 'datev_unreachable', 'restarted_too_often', 'internal_error', 'outcome_unknown', 'status_unknown')),
  ADD CONSTRAINT "TransferJob_aim_check" CHECK (("state" = 'withdrawing') = ("withdrawalAim" IS NOT NULL)),
  ADD CONSTRAINT "TransferJob_terminal_check" CHECK ("state" NOT IN ('done', 'cancelled', 'failed') OR ("hold" IS NULL AND "nextRunAt" IS NULL)),
  ADD CONSTRAINT "TransferJob_datev_job_check" CHECK ("state" IN ('planned', 'checked', 'creating', 'done', 'cancelled', 'failed') OR "datevJobId" IS NOT NULL);

ALTER TABLE "TransferDocument"
  ADD CONSTRAINT "TransferDocument_result_check" CHECK ("result" IN ('pending', 'held_back', 'accepted', 'accepted_with_warning', 'refused', 'unknown', 'cancelled')),
  ADD CONSTRAINT "TransferDocument_subject_check" CHECK (num_nonnulls("invoiceVersionId", "cashEntryId") = 1 AND ("invoiceId" IS NULL) = ("invoiceVersionId" IS NULL));

ALTER TABLE "JobFile"
  ADD CONSTRAINT "JobFile_kind_check" CHECK ("kind" IN ('ledger', 'image', 'document_xml')),
  ADD CONSTRAINT "JobFile_state_check" CHECK ("state" IN ('pending', 'uploading', 'uploaded'));

-- A document version is in one living job only (design: nothing twice, rule 1).
CREATE UNIQUE INDEX "TransferDocument_living_version_key" ON "TransferDocument" ("invoiceVersionId") WHERE "releasedAt" IS NULL;
CREATE UNIQUE INDEX "TransferDocument_living_cash_entry_key" ON "TransferDocument" ("cashEntryId") WHERE "releasedAt" IS NULL;

-- Cash jobs of a company go one at a time across all workers (T4).
CREATE UNIQUE INDEX "TransferJob_one_cash_job_key" ON "TransferJob" ("companyId")
  WHERE "ledger" = 'cash' AND "state" IN ('creating', 'created', 'built', 'uploading', 'uploaded', 'finalising', 'processing', 'answered', 'reported', 'withdrawing');

-- A file name goes into a DATEV job once, however it is written.
CREATE UNIQUE INDEX "JobFile_name_key" ON "JobFile" ("jobId", lower("fileName"));

-- What DATEV answered stays as it was received, at least until its time is over (P2).
CREATE FUNCTION refuse_protocol_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% cannot be changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

-- A row may go only after its time and under a recorded act of an operator.
CREATE FUNCTION refuse_early_protocol_deletion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."keepUntil" >= (now() AT TIME ZONE 'UTC') THEN
    RAISE EXCEPTION '% must be kept until %', TG_TABLE_NAME, OLD."keepUntil" USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM "ProtocolPurge" p
    WHERE p."companyId" = OLD."companyId" AND p."upToPosition" >= OLD."chainPosition"
  ) THEN
    RAISE EXCEPTION '% may be deleted only under a recorded purge', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;

CREATE TRIGGER "ProtocolStatus_unchangeable" BEFORE UPDATE ON "ProtocolStatus" FOR EACH ROW EXECUTE FUNCTION refuse_protocol_change();
CREATE TRIGGER "ProtocolStatus_kept" BEFORE DELETE ON "ProtocolStatus" FOR EACH ROW EXECUTE FUNCTION refuse_early_protocol_deletion();
CREATE TRIGGER "ProtocolStatus_untruncatable" BEFORE TRUNCATE ON "ProtocolStatus" FOR EACH STATEMENT EXECUTE FUNCTION refuse_protocol_change();
CREATE TRIGGER "ProtocolEntry_unchangeable" BEFORE UPDATE ON "ProtocolEntry" FOR EACH ROW EXECUTE FUNCTION refuse_protocol_change();
CREATE TRIGGER "ProtocolEntry_kept" BEFORE DELETE ON "ProtocolEntry" FOR EACH ROW EXECUTE FUNCTION refuse_early_protocol_deletion();
CREATE TRIGGER "ProtocolEntry_untruncatable" BEFORE TRUNCATE ON "ProtocolEntry" FOR EACH STATEMENT EXECUTE FUNCTION refuse_protocol_change();

-- The acts themselves, and what explains the protocol, stay too.
CREATE TRIGGER "ProtocolPurge_unchangeable" BEFORE UPDATE OR DELETE ON "ProtocolPurge" FOR EACH ROW EXECUTE FUNCTION refuse_protocol_change();
CREATE TRIGGER "ProtocolPurge_untruncatable" BEFORE TRUNCATE ON "ProtocolPurge" FOR EACH STATEMENT EXECUTE FUNCTION refuse_protocol_change();
CREATE TRIGGER "ProtocolChain_kept" BEFORE DELETE ON "ProtocolChain" FOR EACH ROW EXECUTE FUNCTION refuse_protocol_change();
CREATE TRIGGER "ProtocolChain_untruncatable" BEFORE TRUNCATE ON "ProtocolChain" FOR EACH STATEMENT EXECUTE FUNCTION refuse_protocol_change();
CREATE TRIGGER "Transfer_kept" BEFORE DELETE ON "Transfer" FOR EACH ROW EXECUTE FUNCTION refuse_protocol_change();
CREATE TRIGGER "TransferJob_kept" BEFORE DELETE ON "TransferJob" FOR EACH ROW EXECUTE FUNCTION refuse_protocol_change();
CREATE TRIGGER "TransferDocument_kept" BEFORE DELETE ON "TransferDocument" FOR EACH ROW EXECUTE FUNCTION refuse_protocol_change();
CREATE TRIGGER "Transfer_untruncatable" BEFORE TRUNCATE ON "Transfer" FOR EACH STATEMENT EXECUTE FUNCTION refuse_protocol_change();
CREATE TRIGGER "TransferJob_untruncatable" BEFORE TRUNCATE ON "TransferJob" FOR EACH STATEMENT EXECUTE FUNCTION refuse_protocol_change();
CREATE TRIGGER "TransferDocument_untruncatable" BEFORE TRUNCATE ON "TransferDocument" FOR EACH STATEMENT EXECUTE FUNCTION refuse_protocol_change();
