-- Policy, iterations, offers, vouchers.

-- The rules of one period, as data (domain.md 2). Made by one person, approved by another, never edited.
CREATE TABLE :region.policy_version (
  version integer NOT NULL, -- 1, 2, 3 …
  period daterange NOT NULL, -- in force from when to when
  body jsonb NOT NULL, -- the parameters: type Policy of the domain
  source text NOT NULL, -- legal act
  made_by text NOT NULL, -- who wrote it
  approved_by text NOT NULL, -- who approved it
  CONSTRAINT policy_version_pkey PRIMARY KEY (version),
  CONSTRAINT policy_version_no_overlap EXCLUDE USING gist (period WITH &&),
  CONSTRAINT policy_version_two_people CHECK (made_by <> approved_by)
);

-- A run of the allocation over the whole city. Its record lets anybody replay it.
CREATE TABLE :region.iteration (
  id uuid NOT NULL, -- UUID v7
  number integer NOT NULL, -- 1, 2, 3 …
  run_at timestamptz NOT NULL, -- when, by the region's clock
  policy_version integer NOT NULL, -- the rules
  places integer NOT NULL, -- free places
  affordable integer NOT NULL, -- vouchers that the budget bears
  applications integer NOT NULL, -- live applications looked at
  offers integer NOT NULL, -- offers made
  input_hash bytea NOT NULL, -- sha256 of the input's bytes
  result_hash bytea NOT NULL, -- sha256 of the result's bytes
  run_by uuid, -- who ran it; empty: the command line
  CONSTRAINT iteration_pkey PRIMARY KEY (id),
  CONSTRAINT iteration_number_key UNIQUE (number),
  CONSTRAINT iteration_policy_fkey FOREIGN KEY (policy_version) REFERENCES :region.policy_version (version)
);

CREATE INDEX iteration_policy ON :region.iteration (policy_version);

-- The bytes of a run: the same input gives the same result.
CREATE TABLE :region.iteration_record (
  iteration_id uuid NOT NULL, -- the iteration
  input bytea NOT NULL, -- canonical text of the input and of the result, gzip
  CONSTRAINT iteration_record_pkey PRIMARY KEY (iteration_id),
  CONSTRAINT iteration_record_iteration_fkey FOREIGN KEY (iteration_id) REFERENCES :region.iteration (id)
);

-- What an iteration says of each live application, with the reason that the parent reads.
CREATE TABLE :region.iteration_outcome (
  iteration_id uuid NOT NULL, -- the iteration
  application_id uuid NOT NULL, -- the application
  child_id uuid NOT NULL, -- the child, for row-level security
  outcome text NOT NULL, -- offered, passedOver, notReached, notYet
  order_no integer, -- place in the order of offers, or of the look
  language text, -- language of the place offered
  reason text NOT NULL, -- code of the reason, in the catalogues
  params jsonb NOT NULL, -- what the reason's text needs
  CONSTRAINT iteration_outcome_pkey PRIMARY KEY (iteration_id, application_id),
  CONSTRAINT iteration_outcome_iteration_fkey FOREIGN KEY (iteration_id) REFERENCES :region.iteration (id),
  CONSTRAINT iteration_outcome_known CHECK (outcome IN ('offered', 'passedOver', 'notReached', 'notYet'))
);

CREATE INDEX iteration_outcome_application ON :region.iteration_outcome (application_id);

-- An offer of a voucher to a child.
CREATE TABLE :region.offer (
  id uuid NOT NULL, -- UUID v7
  application_id uuid NOT NULL, -- the application
  child_id uuid NOT NULL, -- the child, for row-level security
  iteration_id uuid, -- the iteration; empty: came with the old system's file
  age smallint NOT NULL, -- age of the place that bore it
  language text NOT NULL, -- language of the place that bore it
  offered_at timestamptz NOT NULL, -- when
  answer_by timestamptz NOT NULL, -- end of the last working day for consent
  state text NOT NULL, -- open, consented, refused, expired
  answered_at timestamptz, -- when answered or expired
  CONSTRAINT offer_pkey PRIMARY KEY (id),
  CONSTRAINT offer_application_fkey FOREIGN KEY (application_id) REFERENCES :region.application (id),
  CONSTRAINT offer_iteration_fkey FOREIGN KEY (iteration_id) REFERENCES :region.iteration (id),
  CONSTRAINT offer_state_known CHECK (state IN ('open', 'consented', 'refused', 'expired')),
  CONSTRAINT offer_answered CHECK ((state = 'open') = (answered_at IS NULL))
);

CREATE UNIQUE INDEX offer_one_open ON :region.offer (application_id) WHERE state = 'open';

CREATE INDEX offer_application ON :region.offer (application_id);

CREATE INDEX offer_due ON :region.offer (answer_by) WHERE state = 'open';

CREATE INDEX offer_iteration ON :region.offer (iteration_id);

-- A voucher of a child: the city's promise to pay.
CREATE TABLE :region.voucher (
  id uuid NOT NULL, -- UUID v7
  number text NOT NULL, -- printed number
  child_id uuid NOT NULL, -- the child
  application_id uuid, -- the application; empty: came with the children's file
  state text NOT NULL, -- choosing, waitlisted, placeOffered, used, ended
  state_since timestamptz NOT NULL, -- since when
  issued_at timestamptz NOT NULL, -- when
  choose_by timestamptz, -- end of the term of choice
  prolonged boolean NOT NULL DEFAULT false, -- the term was prolonged once
  CONSTRAINT voucher_pkey PRIMARY KEY (id),
  CONSTRAINT voucher_number_key UNIQUE (number),
  CONSTRAINT voucher_child_fkey FOREIGN KEY (child_id) REFERENCES :region.child (id),
  CONSTRAINT voucher_application_fkey FOREIGN KEY (application_id) REFERENCES :region.application (id),
  CONSTRAINT voucher_state_known CHECK (state IN ('choosing', 'waitlisted', 'placeOffered', 'used', 'ended'))
);

CREATE UNIQUE INDEX voucher_one_living ON :region.voucher (child_id) WHERE state <> 'ended';

CREATE INDEX voucher_application ON :region.voucher (application_id);

CREATE INDEX voucher_choose_by ON :region.voucher (choose_by) WHERE state = 'choosing';

ALTER TABLE :region.iteration_outcome ENABLE ROW LEVEL SECURITY;

CREATE POLICY iteration_outcome_scope ON :region.iteration_outcome USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'child' THEN child_id = ANY (current_setting('app.children', true)::uuid[])
    ELSE false END);

ALTER TABLE :region.offer ENABLE ROW LEVEL SECURITY;

CREATE POLICY offer_scope ON :region.offer USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'child' THEN child_id = ANY (current_setting('app.children', true)::uuid[])
    ELSE false END);

ALTER TABLE :region.voucher ENABLE ROW LEVEL SECURITY;

CREATE POLICY voucher_scope ON :region.voucher USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'child' THEN child_id = ANY (current_setting('app.children', true)::uuid[])
    ELSE false END);

GRANT SELECT ON :region.policy_version, :region.iteration, :region.iteration_record, :region.iteration_outcome, :region.offer,
  :region.voucher TO balapan_app, balapan_report;

GRANT INSERT ON :region.iteration, :region.iteration_record, :region.iteration_outcome, :region.offer, :region.voucher TO balapan_app;

GRANT UPDATE (state, answered_at) ON :region.offer TO balapan_app;

GRANT UPDATE (state, state_since, choose_by, prolonged) ON :region.voucher TO balapan_app;

GRANT SELECT, INSERT ON :region.policy_version, :region.offer, :region.voucher TO balapan_import;
