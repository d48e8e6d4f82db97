-- Marks, confirmations, disputes, registers. Marks, registers and act lines are partitioned by month.

-- A mark of one child on one day. Never changed: a correction is a new version with a reason; the highest version holds.
CREATE TABLE :region.attendance_mark (
  day date NOT NULL, -- the working day
  child_id uuid NOT NULL, -- the child
  version smallint NOT NULL DEFAULT 1, -- 1, then one more for each correction
  provider_id uuid NOT NULL, -- the kindergarten
  care_group_id uuid NOT NULL, -- the group
  mark text NOT NULL, -- present, ill, leave, quarantine, unexcused
  document boolean NOT NULL DEFAULT false, -- a certificate is there
  marked_at timestamptz NOT NULL, -- when it was marked
  marked_by uuid, -- educator; empty: came with a file
  reason text, -- why it was corrected
  CONSTRAINT attendance_mark_pkey PRIMARY KEY (day, child_id, version),
  CONSTRAINT attendance_mark_known CHECK (mark IN ('present', 'ill', 'leave', 'quarantine', 'unexcused')),
  CONSTRAINT attendance_mark_correction_has_reason CHECK (version = 1 OR reason IS NOT NULL)
) PARTITION BY RANGE (day);

CREATE INDEX attendance_mark_provider ON :region.attendance_mark (provider_id, day);

CREATE INDEX attendance_mark_correction ON :region.attendance_mark (provider_id, day) WHERE version > 1;

-- A guardian's confirmation of a child's month in one kindergarten.
CREATE TABLE :region.month_confirmation (
  month date NOT NULL, -- first day of the month
  child_id uuid NOT NULL, -- the child
  provider_id uuid NOT NULL, -- the kindergarten
  person_id uuid NOT NULL, -- the guardian
  confirmed_at timestamptz NOT NULL, -- when
  method text NOT NULL, -- cabinet, file
  CONSTRAINT month_confirmation_pkey PRIMARY KEY (month, child_id, provider_id),
  CONSTRAINT month_confirmation_first_day CHECK (extract(day FROM month) = 1)
);

CREATE INDEX month_confirmation_provider ON :region.month_confirmation (provider_id, month);

-- A day that a guardian disputes: held until it is answered, the rest of the month is paid.
CREATE TABLE :region.day_dispute (
  id uuid NOT NULL, -- UUID v7
  number integer NOT NULL, -- what the parent knows it by
  day date NOT NULL, -- the day
  child_id uuid NOT NULL, -- the child
  provider_id uuid NOT NULL, -- the kindergarten
  person_id uuid NOT NULL, -- the guardian
  claim text NOT NULL, -- mark that the guardian says is true
  note text NOT NULL, -- the guardian's words
  opened_at timestamptz NOT NULL, -- when
  answer_by date NOT NULL, -- answer due
  state text NOT NULL, -- open, upheld, declined
  answered_at timestamptz, -- when answered
  answer text, -- the kindergarten's words
  CONSTRAINT day_dispute_pkey PRIMARY KEY (id),
  CONSTRAINT day_dispute_number_key UNIQUE (number),
  CONSTRAINT day_dispute_state_known CHECK (state IN ('open', 'upheld', 'declined'))
);

CREATE UNIQUE INDEX day_dispute_one_open ON :region.day_dispute (child_id, day) WHERE state = 'open';

CREATE INDEX day_dispute_provider ON :region.day_dispute (provider_id, day);

-- The register of a kindergarten for a month, frozen.
CREATE TABLE :region.register (
  id uuid NOT NULL, -- UUID v7
  provider_id uuid NOT NULL, -- the kindergarten
  month date NOT NULL, -- first day of the month
  version smallint NOT NULL, -- 1, then one more for each re-opening
  frozen_at timestamptz NOT NULL, -- when
  frozen_by uuid, -- who; empty: the command line or a file
  working_days smallint NOT NULL, -- working days of the month
  children integer NOT NULL, -- children with a line
  sha256 bytea NOT NULL, -- hash of the lines
  CONSTRAINT register_pkey PRIMARY KEY (id),
  CONSTRAINT register_version_key UNIQUE (provider_id, month, version),
  CONSTRAINT register_provider_fkey FOREIGN KEY (provider_id) REFERENCES :region.provider (id),
  CONSTRAINT register_first_day CHECK (extract(day FROM month) = 1)
);

CREATE INDEX register_month ON :region.register (month);

-- Days of one child in one group at one norm, in a frozen register.
CREATE TABLE :region.register_line (
  month date NOT NULL, -- first day of the month
  register_id uuid NOT NULL, -- the register
  child_id uuid NOT NULL, -- the child
  care_group_id uuid NOT NULL, -- the group
  norm_id uuid NOT NULL, -- the norm
  provider_id uuid NOT NULL, -- the kindergarten
  present smallint NOT NULL, -- days present
  ill smallint NOT NULL, -- days ill
  leave smallint NOT NULL, -- days of leave
  quarantine smallint NOT NULL, -- days of quarantine or closure
  unexcused smallint NOT NULL, -- days without reason
  held smallint NOT NULL, -- disputed days, not payable until answered
  payable smallint NOT NULL, -- payable days by the policy
  confirmed boolean NOT NULL, -- the guardian confirmed the month
  CONSTRAINT register_line_pkey PRIMARY KEY (month, register_id, child_id, care_group_id, norm_id)
) PARTITION BY RANGE (month);

CREATE INDEX register_line_child ON :region.register_line (child_id);

ALTER TABLE :region.attendance_mark ENABLE ROW LEVEL SECURITY;

CREATE POLICY attendance_mark_scope ON :region.attendance_mark USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    WHEN 'careGroup' THEN care_group_id = ANY (current_setting('app.care_groups', true)::uuid[])
    WHEN 'child' THEN child_id = ANY (current_setting('app.children', true)::uuid[])
    ELSE false END);

ALTER TABLE :region.month_confirmation ENABLE ROW LEVEL SECURITY;

CREATE POLICY month_confirmation_scope ON :region.month_confirmation USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    WHEN 'child' THEN child_id = ANY (current_setting('app.children', true)::uuid[])
    ELSE false END);

ALTER TABLE :region.day_dispute ENABLE ROW LEVEL SECURITY;

CREATE POLICY day_dispute_scope ON :region.day_dispute USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    WHEN 'child' THEN child_id = ANY (current_setting('app.children', true)::uuid[])
    ELSE false END);

ALTER TABLE :region.register ENABLE ROW LEVEL SECURITY;

CREATE POLICY register_scope ON :region.register USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'careGroup' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    ELSE false END);

ALTER TABLE :region.register_line ENABLE ROW LEVEL SECURITY;

CREATE POLICY register_line_scope ON :region.register_line USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    WHEN 'child' THEN child_id = ANY (current_setting('app.children', true)::uuid[])
    ELSE false END);

GRANT SELECT ON :region.attendance_mark, :region.month_confirmation, :region.day_dispute, :region.register, :region.register_line
  TO balapan_app, balapan_report;

GRANT INSERT ON :region.attendance_mark, :region.month_confirmation, :region.day_dispute, :region.register, :region.register_line TO balapan_app;

GRANT UPDATE (state, answered_at, answer) ON :region.day_dispute TO balapan_app;

GRANT SELECT, INSERT ON :region.attendance_mark, :region.month_confirmation, :region.register, :region.register_line TO balapan_import;

-- A file that comes again with lines mended adds to the register that it brought.
GRANT UPDATE (children, sha256) ON :region.register TO balapan_import;
