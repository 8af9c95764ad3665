-- Words that state columns may hold (their unions live in lib/identity).
ALTER TABLE "Invitation"
  ADD CONSTRAINT "Invitation_role_check" CHECK ("role" IN ('customer', 'adviser', 'admin')),
  ADD CONSTRAINT "Invitation_locale_check" CHECK ("locale" IN ('de', 'en')),
  ADD CONSTRAINT "Invitation_delivery_check" CHECK ("delivery" IN ('sent', 'failed', 'unclear', 'by_hand')),
  ADD CONSTRAINT "Invitation_accepted_check" CHECK (("acceptedAt" IS NULL) = ("acceptedByUserId" IS NULL));
ALTER TABLE "User"
  ADD CONSTRAINT "User_totp_check" CHECK (("totpSecret" IS NULL) = ("totpEnabledAt" IS NULL));

-- One open invitation for one address in one company: a new one takes the place of the old one.
CREATE UNIQUE INDEX "Invitation_open_key" ON "Invitation" ("companyId", "email")
  WHERE "acceptedAt" IS NULL AND "withdrawnAt" IS NULL;
