-- The protocol is kept for years, and only its newest year is written: one partition a year of receipt keeps the closed years, with
-- their indexes, out of the way of daily work (P2, docs/decisions/0010-protocol-by-year.md). What other years there may be goes into
-- the partition "other". Rows, ids and hashes stay as they are.

CREATE FUNCTION refuse_second_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- A unique index of a partitioned table has to contain the year, so uniqueness across years is asked for here. Appends of a
  -- company come one after the other (lock on its "ProtocolChain"), so nothing slips in between.
  IF TG_ARGV[0] = 'entry' THEN
    IF EXISTS (SELECT 1 FROM "ProtocolEntry" p WHERE p."companyId" = NEW."companyId" AND p."chainPosition" = NEW."chainPosition") THEN
      RAISE EXCEPTION 'ProtocolEntry: place % of the chain is taken', NEW."chainPosition" USING ERRCODE = 'unique_violation';
    END IF;
  ELSIF EXISTS (SELECT 1 FROM "ProtocolStatus" p WHERE p."companyId" = NEW."companyId" AND p."chainPosition" = NEW."chainPosition") THEN
    RAISE EXCEPTION 'ProtocolStatus: place % of the chain is taken', NEW."chainPosition" USING ERRCODE = 'unique_violation';
  END IF;
  RETURN NEW;
END $$;

ALTER TABLE "ProtocolStatus" RENAME TO "ProtocolStatus_whole";
ALTER TABLE "ProtocolEntry" RENAME TO "ProtocolEntry_whole";
ALTER SEQUENCE "ProtocolStatus_id_seq" OWNED BY NONE;
ALTER SEQUENCE "ProtocolEntry_id_seq" OWNED BY NONE;

CREATE TABLE "ProtocolStatus" (LIKE "ProtocolStatus_whole" INCLUDING DEFAULTS) PARTITION BY RANGE ("receivedAt");
CREATE TABLE "ProtocolEntry" (LIKE "ProtocolEntry_whole" INCLUDING DEFAULTS) PARTITION BY RANGE ("receivedAt");

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ProtocolStatus', 'ProtocolEntry'] LOOP
    FOR year IN 2026..2035 LOOP
      EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
        name || '_' || year, name, make_date(year, 1, 1), make_date(year + 1, 1, 1));
    END LOOP;
    EXECUTE format('CREATE TABLE %I PARTITION OF %I DEFAULT', name || '_other', name);
  END LOOP;
END $$;

INSERT INTO "ProtocolStatus" SELECT * FROM "ProtocolStatus_whole" ORDER BY "id";
INSERT INTO "ProtocolEntry" SELECT * FROM "ProtocolEntry_whole" ORDER BY "id";
ALTER SEQUENCE "ProtocolStatus_id_seq" OWNED BY "ProtocolStatus"."id";
ALTER SEQUENCE "ProtocolEntry_id_seq" OWNED BY "ProtocolEntry"."id";
-- Whoever was given rights keeps them (docs/operations.md: a role that owns nothing).
DO $$
DECLARE
  given record;
BEGIN
  FOR given IN
    SELECT replace(table_name, '_whole', '') AS name, grantee, string_agg(privilege_type, ', ') AS rights
    FROM information_schema.table_privileges
    WHERE table_schema = 'public' AND table_name IN ('ProtocolStatus_whole', 'ProtocolEntry_whole') AND grantee <> grantor
    GROUP BY 1, 2
  LOOP
    EXECUTE format('GRANT %s ON %I TO %s', given.rights, given.name,
      CASE WHEN given.grantee = 'PUBLIC' THEN 'PUBLIC' ELSE quote_ident(given.grantee) END);
  END LOOP;
END $$;
DROP TABLE "ProtocolStatus_whole";
DROP TABLE "ProtocolEntry_whole";

ALTER TABLE "ProtocolStatus" ADD CONSTRAINT "ProtocolStatus_pkey" PRIMARY KEY ("id", "receivedAt");
CREATE UNIQUE INDEX "ProtocolStatus_companyId_chainPosition_receivedAt_key" ON "ProtocolStatus" ("companyId", "chainPosition", "receivedAt");
CREATE INDEX "ProtocolStatus_jobId_id_idx" ON "ProtocolStatus" ("jobId", "id");
ALTER TABLE "ProtocolEntry" ADD CONSTRAINT "ProtocolEntry_pkey" PRIMARY KEY ("id", "receivedAt");
CREATE UNIQUE INDEX "ProtocolEntry_companyId_chainPosition_receivedAt_key" ON "ProtocolEntry" ("companyId", "chainPosition", "receivedAt");
CREATE UNIQUE INDEX "ProtocolEntry_jobId_fetch_position_receivedAt_key" ON "ProtocolEntry" ("jobId", "fetch", "position", "receivedAt");

-- Row triggers of the whole hold in every partition; those against TRUNCATE have to be given to each.
CREATE TRIGGER "ProtocolStatus_one_place" BEFORE INSERT ON "ProtocolStatus" FOR EACH ROW EXECUTE FUNCTION refuse_second_place('status');
CREATE TRIGGER "ProtocolEntry_one_place" BEFORE INSERT ON "ProtocolEntry" FOR EACH ROW EXECUTE FUNCTION refuse_second_place('entry');
CREATE TRIGGER "ProtocolStatus_unchangeable" BEFORE UPDATE ON "ProtocolStatus" FOR EACH ROW EXECUTE FUNCTION refuse_protocol_change();
CREATE TRIGGER "ProtocolStatus_kept" BEFORE DELETE ON "ProtocolStatus" FOR EACH ROW EXECUTE FUNCTION refuse_early_protocol_deletion();
CREATE TRIGGER "ProtocolEntry_unchangeable" BEFORE UPDATE ON "ProtocolEntry" FOR EACH ROW EXECUTE FUNCTION refuse_protocol_change();
CREATE TRIGGER "ProtocolEntry_kept" BEFORE DELETE ON "ProtocolEntry" FOR EACH ROW EXECUTE FUNCTION refuse_early_protocol_deletion();
DO $$
DECLARE
  part record;
BEGIN
  FOR part IN
    SELECT relid::regclass AS name FROM pg_partition_tree('"ProtocolStatus"') UNION ALL
    SELECT relid::regclass FROM pg_partition_tree('"ProtocolEntry"')
  LOOP
    EXECUTE format('CREATE TRIGGER "Protocol_untruncatable" BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION refuse_protocol_change()', part.name);
  END LOOP;
END $$;
