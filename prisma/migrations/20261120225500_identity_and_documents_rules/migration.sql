-- Words that state columns may hold (their unions live in lib/identity and lib/documents).
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_role_check" CHECK ("role" IN ('customer', 'adviser', 'admin'));
ALTER TABLE "User" ADD CONSTRAINT "User_locale_check" CHECK ("locale" IN ('de', 'en'));
ALTER TABLE "Company" ADD CONSTRAINT "Company_chart_check" CHECK ("chart" IN ('SKR03', 'SKR04'));
ALTER TABLE "Invoice"
  ADD CONSTRAINT "Invoice_direction_check" CHECK ("direction" IN ('outgoing', 'incoming')),
  ADD CONSTRAINT "Invoice_ledger_check" CHECK (("direction", "ledger") IN (('outgoing', 'accounts_receivable'), ('incoming', 'accounts_payable'))),
  ADD CONSTRAINT "Invoice_month_check" CHECK ("accountingMonth" = to_char("issueDate", 'YYYY-MM')),
  ADD CONSTRAINT "Invoice_state_check" CHECK ("state" IN ('open', 'under_way', 'transferred', 'refused', 'handled_elsewhere')),
  ADD CONSTRAINT "Invoice_source_check" CHECK ("source" IN ('api', 'screen', 'e_invoice', 'seed'));
ALTER TABLE "CashEntry"
  ADD CONSTRAINT "CashEntry_month_check" CHECK ("accountingMonth" = to_char("date", 'YYYY-MM')),
  ADD CONSTRAINT "CashEntry_state_check" CHECK ("state" IN ('open', 'under_way', 'transferred', 'refused', 'handled_elsewhere'));
ALTER TABLE "Attachment"
  ADD CONSTRAINT "Attachment_kind_check" CHECK ("kind" IN ('image', 'original')),
  ADD CONSTRAINT "Attachment_owner_check" CHECK (num_nonnulls("invoiceVersionId", "cashEntryId") = 1);
ALTER TABLE "BusinessPartner" ADD CONSTRAINT "BusinessPartner_kind_check" CHECK ("kind" IN ('customer', 'supplier'));
ALTER TABLE "AccountRow"
  ADD CONSTRAINT "AccountRow_direction_check" CHECK ("direction" IN ('outgoing', 'incoming')),
  ADD CONSTRAINT "AccountRow_state_check" CHECK ("state" IN ('proposed', 'confirmed'));

-- A case has one living row (B4), an account belongs to one partner.
CREATE UNIQUE INDEX "AccountRow_living_key" ON "AccountRow" ("companyId", "direction", "taxCase", "taxRate", "rule") WHERE "retiredAt" IS NULL;
CREATE UNIQUE INDEX "BusinessPartner_account_key" ON "BusinessPartner" ("companyId", "accountNo") WHERE "accountNo" IS NOT NULL;

-- What an invoice version said stays said, and the audit log is only ever added to (S4, T10).
CREATE FUNCTION refuse_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% cannot be changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "InvoiceVersion_unchangeable" BEFORE UPDATE ON "InvoiceVersion" FOR EACH ROW EXECUTE FUNCTION refuse_update();
CREATE TRIGGER "AuditEvent_unchangeable" BEFORE UPDATE OR DELETE ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION refuse_update();
CREATE TRIGGER "AuditEvent_untruncatable" BEFORE TRUNCATE ON "AuditEvent" FOR EACH STATEMENT EXECUTE FUNCTION refuse_update();
