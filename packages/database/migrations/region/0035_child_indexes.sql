-- A child's referrals and lines of a waitlist are asked for by the child: by the family's page, a copy of their data, a transfer.

CREATE INDEX referral_child ON :region.referral (child_id);

CREATE INDEX waitlist_entry_child ON :region.waitlist_entry (child_id);
