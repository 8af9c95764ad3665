-- Words that state columns may hold (their unions live in lib/general-data and lib/bookkeeping/payroll).
ALTER TABLE "GeneralDataSettings"
  ADD CONSTRAINT "GeneralDataSettings_target_check" CHECK ("targetSystem" IN ('lodas', 'lug')),
  ADD CONSTRAINT "GeneralDataSettings_encoding_check" CHECK ("uploadEncoding" IN ('utf-8', 'windows-1252', 'ascii'));
ALTER TABLE "AbsenceMapping"
  ADD CONSTRAINT "AbsenceMapping_days_check" CHECK ("lugDays" IN ('working_days', 'calendar_days'));
ALTER TABLE "Employee"
  ADD CONSTRAINT "Employee_personnelNumber_check" CHECK ("personnelNumber" BETWEEN 1 AND 99999),
  ADD CONSTRAINT "Employee_source_check" CHECK ("source" IN ('api', 'csv', 'screen', 'seed'));
ALTER TABLE "Compensation"
  ADD CONSTRAINT "Compensation_period_check" CHECK ("period" IN ('month', 'hour')),
  ADD CONSTRAINT "Compensation_end_check" CHECK ("validTo" >= "validFrom" - 1);
ALTER TABLE "TimeOff"
  ADD CONSTRAINT "TimeOff_order_check" CHECK ("toDate" >= "fromDate"),
  ADD CONSTRAINT "TimeOff_status_check" CHECK ("status" IN ('requested', 'approved', 'declined', 'cancelled'));
ALTER TABLE "DataPush"
  ADD CONSTRAINT "DataPush_type_check" CHECK ("type" IN ('general', 'payroll')),
  ADD CONSTRAINT "DataPush_origin_check" CHECK ("origin" IN ('push', 'passthrough')),
  ADD CONSTRAINT "DataPush_target_check" CHECK ("targetSystem" IN ('lodas', 'lug')),
  ADD CONSTRAINT "DataPush_state_check" CHECK ("state" IN ('running', 'done', 'failed'));
ALTER TABLE "DataPushFile"
  ADD CONSTRAINT "DataPushFile_kind_check" CHECK ("kind" IN ('psd', 'bwd', 'extf')),
  ADD CONSTRAINT "DataPushFile_part_check" CHECK ("part" IN ('payroll', 'partners')),
  ADD CONSTRAINT "DataPushFile_state_check" CHECK ("state" IN ('kept', 'waiting', 'sending', 'uploaded', 'accepted', 'imported', 'corrupted', 'deleted', 'auto_deleted', 'failed'));
ALTER TABLE "DataPushRecord"
  ADD CONSTRAINT "DataPushRecord_kind_check" CHECK ("kind" IN ('employee', 'compensation', 'time_off', 'payroll_month', 'business_partner'));

-- A wrong Personalnummer overwrites another employee at DATEV (K7): one number, one person.
CREATE UNIQUE INDEX "Employee_number_key" ON "Employee" ("companyId", "personnelNumber") WHERE "personnelNumber" IS NOT NULL;

-- At most one monthly and one hourly wage begin on a day; those that never became valid do not count.
CREATE UNIQUE INDEX "Compensation_begin_key" ON "Compensation" ("employeeId", "period", "validFrom") WHERE "validTo" IS NULL OR "validTo" >= "validFrom";

-- Two pushes of one integration never run at the same time, on whatever process (K1).
CREATE UNIQUE INDEX "DataPush_running_key" ON "DataPush" ("companyId") WHERE "state" = 'running';
