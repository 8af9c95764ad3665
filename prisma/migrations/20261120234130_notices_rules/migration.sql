-- Words that state columns may hold; their unions live in lib/notices.
ALTER TABLE "Notice"
  ADD CONSTRAINT "Notice_kind_check" CHECK ("kind" IN ('connection_lost', 'connection_expires', 'connection_restored')),
  ADD CONSTRAINT "Notice_state_check" CHECK ("state" IN ('waiting', 'sending', 'sent', 'unclear', 'given_up', 'needless')),
  ADD CONSTRAINT "Notice_sent_check" CHECK (("state" = 'sent') = ("sentAt" IS NOT NULL));
