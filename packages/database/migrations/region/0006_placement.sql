-- Choice of a kindergarten, waitlist, enrolment.

-- A child's choice of a kindergarten and the kindergarten's answer.
CREATE TABLE :region.referral (
  id uuid NOT NULL, -- UUID v7
  voucher_id uuid NOT NULL, -- the voucher
  child_id uuid NOT NULL, -- the child, for row-level security
  provider_id uuid NOT NULL, -- the kindergarten
  care_group_id uuid NOT NULL, -- the group whose place is held
  chosen_at timestamptz NOT NULL, -- when
  state text NOT NULL, -- sent, accepted, refused, withdrawn
  answered_at timestamptz, -- when answered
  refusal_ground text, -- incompleteDocuments, expiredDocuments, unvaccinatedShare (domain.md 2.7)
  CONSTRAINT referral_pkey PRIMARY KEY (id),
  CONSTRAINT referral_voucher_fkey FOREIGN KEY (voucher_id) REFERENCES :region.voucher (id),
  CONSTRAINT referral_provider_fkey FOREIGN KEY (provider_id) REFERENCES :region.provider (id),
  CONSTRAINT referral_care_group_fkey FOREIGN KEY (care_group_id) REFERENCES :region.care_group (id),
  CONSTRAINT referral_state_known CHECK (state IN ('sent', 'accepted', 'refused', 'withdrawn')),
  CONSTRAINT referral_refusal_has_ground CHECK ((state = 'refused') = (refusal_ground IS NOT NULL)),
  CONSTRAINT referral_ground_known CHECK (refusal_ground IN ('incompleteDocuments', 'expiredDocuments', 'unvaccinatedShare'))
);

CREATE UNIQUE INDEX referral_one_open ON :region.referral (voucher_id) WHERE state = 'sent';

CREATE INDEX referral_voucher ON :region.referral (voucher_id);

CREATE INDEX referral_provider ON :region.referral (provider_id, state);

CREATE INDEX referral_care_group ON :region.referral (care_group_id);

-- A child that waits for a place in one kindergarten, voucher in hand.
CREATE TABLE :region.waitlist_entry (
  id uuid NOT NULL, -- UUID v7
  voucher_id uuid NOT NULL, -- the voucher
  child_id uuid NOT NULL, -- the child, for row-level security
  provider_id uuid NOT NULL, -- the kindergarten
  joined_at timestamptz NOT NULL, -- the order of the list
  state text NOT NULL, -- waiting, offered, taken, left
  confirm_by timestamptz, -- end of the last working day for the place that came free
  care_group_id uuid, -- the group whose place is held
  CONSTRAINT waitlist_entry_pkey PRIMARY KEY (id),
  CONSTRAINT waitlist_entry_voucher_fkey FOREIGN KEY (voucher_id) REFERENCES :region.voucher (id),
  CONSTRAINT waitlist_entry_provider_fkey FOREIGN KEY (provider_id) REFERENCES :region.provider (id),
  CONSTRAINT waitlist_entry_care_group_fkey FOREIGN KEY (care_group_id) REFERENCES :region.care_group (id),
  CONSTRAINT waitlist_entry_state_known CHECK (state IN ('waiting', 'offered', 'taken', 'left'))
);

CREATE UNIQUE INDEX waitlist_entry_one_living ON :region.waitlist_entry (voucher_id) WHERE state IN ('waiting', 'offered');

CREATE INDEX waitlist_entry_voucher ON :region.waitlist_entry (voucher_id);

CREATE INDEX waitlist_entry_provider ON :region.waitlist_entry (provider_id, joined_at);

CREATE INDEX waitlist_entry_care_group ON :region.waitlist_entry (care_group_id);

-- A child in a group for a period. Periods of a child never overlap.
CREATE TABLE :region.enrolment (
  id uuid NOT NULL, -- UUID v7
  child_id uuid NOT NULL, -- the child
  provider_id uuid NOT NULL, -- the kindergarten
  care_group_id uuid NOT NULL, -- the group
  voucher_id uuid, -- the voucher
  period daterange NOT NULL, -- from when to when
  CONSTRAINT enrolment_pkey PRIMARY KEY (id),
  CONSTRAINT enrolment_child_fkey FOREIGN KEY (child_id) REFERENCES :region.child (id),
  CONSTRAINT enrolment_provider_fkey FOREIGN KEY (provider_id) REFERENCES :region.provider (id),
  CONSTRAINT enrolment_care_group_fkey FOREIGN KEY (care_group_id) REFERENCES :region.care_group (id),
  CONSTRAINT enrolment_voucher_fkey FOREIGN KEY (voucher_id) REFERENCES :region.voucher (id),
  CONSTRAINT enrolment_not_empty CHECK (NOT isempty(period)),
  -- By the 64-bit hash: ids made within one millisecond are all alike to a GiST index, which then reads all of itself for each.
  CONSTRAINT enrolment_no_overlap EXCLUDE USING gist (uuid_hash_extended(child_id, 0) WITH =, period WITH &&)
);

CREATE INDEX enrolment_child ON :region.enrolment (child_id);

CREATE INDEX enrolment_provider ON :region.enrolment (provider_id);

CREATE INDEX enrolment_care_group ON :region.enrolment (care_group_id);

CREATE INDEX enrolment_voucher ON :region.enrolment (voucher_id);

ALTER TABLE :region.referral ENABLE ROW LEVEL SECURITY;

CREATE POLICY referral_scope ON :region.referral USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    WHEN 'child' THEN child_id = ANY (current_setting('app.children', true)::uuid[])
    ELSE false END);

ALTER TABLE :region.waitlist_entry ENABLE ROW LEVEL SECURITY;

CREATE POLICY waitlist_entry_scope ON :region.waitlist_entry USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    WHEN 'child' THEN child_id = ANY (current_setting('app.children', true)::uuid[])
    ELSE false END);

ALTER TABLE :region.enrolment ENABLE ROW LEVEL SECURITY;

CREATE POLICY enrolment_scope ON :region.enrolment USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    WHEN 'careGroup' THEN care_group_id = ANY (current_setting('app.care_groups', true)::uuid[])
    WHEN 'child' THEN child_id = ANY (current_setting('app.children', true)::uuid[])
    ELSE false END);

GRANT SELECT ON :region.referral, :region.waitlist_entry, :region.enrolment TO balapan_app, balapan_report;

GRANT INSERT ON :region.referral, :region.waitlist_entry, :region.enrolment TO balapan_app;

GRANT UPDATE (state, answered_at, refusal_ground) ON :region.referral TO balapan_app;

GRANT UPDATE (state, confirm_by, care_group_id) ON :region.waitlist_entry TO balapan_app;

GRANT UPDATE (period) ON :region.enrolment TO balapan_app, balapan_import;

GRANT SELECT, INSERT ON :region.waitlist_entry, :region.enrolment TO balapan_import;
