-- A version that still asks something is not sent, whoever forgets to look (E2). Documents held back are named in a
-- transfer without a living claim and pass.
CREATE FUNCTION refuse_claim_with_questions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."releasedAt" IS NULL AND EXISTS (
    SELECT 1 FROM "InvoiceVersion" v WHERE v."id" = NEW."invoiceVersionId" AND v."questions" <> '[]'::jsonb
  ) THEN
    RAISE EXCEPTION 'invoice version % has open questions', NEW."invoiceVersionId";
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "TransferDocument_without_questions" BEFORE INSERT ON "TransferDocument" FOR EACH ROW EXECUTE FUNCTION refuse_claim_with_questions();
