-- The queue: the lines of the old file, its clean-up, and the live applications that arise from it.

-- A line of an old queue file: a fact of its own, dead lines and duplicates included (domain.md 1).
CREATE TABLE :region.queue_line (
  file_day date NOT NULL, -- day of the file
  number text NOT NULL, -- number of the application: 7500-4821-0936
  child_iin text NOT NULL, -- IIN of the child
  surname text NOT NULL, -- family name of the child as written
  given_name text NOT NULL, -- first name of the child as written
  patronymic text, -- father's name as written
  birth_date date NOT NULL, -- day of birth
  guardian_iin text NOT NULL, -- IIN of the applicant
  filed_at timestamptz NOT NULL, -- moment of application: the order of the queue
  tier text NOT NULL, -- extraordinary, priority, teacher, general
  ground text, -- ground of the privilege
  ground_checked boolean NOT NULL, -- document of the privilege seen by a person
  language text NOT NULL, -- kk, ru or any
  wished_start date NOT NULL, -- from when a place is wished
  district text, -- KATO of the home's district
  state text NOT NULL, -- waiting, offered, inactive, waitlisted
  state_since timestamptz NOT NULL, -- since when
  waitlist_bin text, -- kindergarten of the waitlist
  voucher_number text, -- voucher held
  CONSTRAINT queue_line_pkey PRIMARY KEY (file_day, number)
);

-- An answer to the question whether a place is still wanted.
CREATE TABLE :region.interest_answer (
  file_day date NOT NULL, -- day of the file
  number text NOT NULL, -- number of the application
  answer text NOT NULL, -- yes, no, silent
  answered_on date, -- day of the answer
  CONSTRAINT interest_answer_pkey PRIMARY KEY (file_day, number),
  CONSTRAINT interest_answer_known CHECK (answer IN ('yes', 'no', 'silent'))
);

-- A child that stands in the queue of another region.
CREATE TABLE :region.other_region_line (
  file_day date NOT NULL, -- day of the file
  child_iin text NOT NULL, -- IIN of the child
  region text NOT NULL, -- KATO or code of that region
  number text NOT NULL, -- number there
  filed_on date NOT NULL, -- filed there
  CONSTRAINT other_region_line_pkey PRIMARY KEY (file_day, child_iin, region)
);

-- A clean-up of one file by the rules of one policy version.
CREATE TABLE :region.cleanup (
  id uuid NOT NULL, -- UUID v7
  file_day date NOT NULL, -- the file
  policy_version integer NOT NULL, -- the rules
  run_at timestamptz NOT NULL, -- when, by the region's clock
  CONSTRAINT cleanup_pkey PRIMARY KEY (id),
  CONSTRAINT cleanup_file_key UNIQUE (file_day)
);

-- What the clean-up says of each line.
CREATE TABLE :region.cleanup_verdict (
  cleanup_id uuid NOT NULL, -- the clean-up
  number text NOT NULL, -- the line
  verdict text NOT NULL, -- live, enrolled, notInterested, duplicate, otherRegion, overAge
  params jsonb NOT NULL, -- what the parent is told: the other line, the kindergarten, the region
  CONSTRAINT cleanup_verdict_pkey PRIMARY KEY (cleanup_id, number),
  CONSTRAINT cleanup_verdict_cleanup_fkey FOREIGN KEY (cleanup_id) REFERENCES :region.cleanup (id),
  CONSTRAINT cleanup_verdict_known CHECK (verdict IN ('live', 'enrolled', 'notInterested', 'duplicate', 'otherRegion', 'overAge'))
);

-- An application for a voucher. Its moment never changes; its state follows its events.
CREATE TABLE :region.application (
  id uuid NOT NULL, -- UUID v7
  number text NOT NULL, -- what the parent knows it by
  child_id uuid NOT NULL, -- the child
  person_id uuid NOT NULL, -- the applicant
  filed_at timestamptz NOT NULL, -- moment of application
  tier text NOT NULL, -- extraordinary, priority, teacher, general
  ground text, -- ground of the privilege
  ground_checked boolean NOT NULL, -- document of the privilege seen by a person
  category smallint NOT NULL, -- 1 to 21 (domain.md 2.2), moved by the yearly refresh
  category_age smallint NOT NULL, -- year of intake minus year of birth
  language text NOT NULL, -- kk, ru or any
  wished_start date NOT NULL, -- from when a place is wished
  district text, -- KATO of the home's district
  state text NOT NULL, -- waiting, offered, inactive, accepted, enrolled, annulled
  state_since timestamptz NOT NULL, -- since when
  restored boolean NOT NULL DEFAULT false, -- was restored once already
  CONSTRAINT application_pkey PRIMARY KEY (id),
  CONSTRAINT application_number_key UNIQUE (number),
  CONSTRAINT application_child_fkey FOREIGN KEY (child_id) REFERENCES :region.child (id),
  CONSTRAINT application_person_fkey FOREIGN KEY (person_id) REFERENCES :region.person (id),
  CONSTRAINT application_district_fkey FOREIGN KEY (district) REFERENCES :region.district (kato),
  CONSTRAINT application_state_known CHECK (state IN ('waiting', 'offered', 'inactive', 'accepted', 'enrolled', 'annulled')),
  CONSTRAINT application_tier_known CHECK (tier IN ('extraordinary', 'priority', 'teacher', 'general')),
  CONSTRAINT application_language_known CHECK (language IN ('kk', 'ru', 'any')),
  CONSTRAINT application_category_range CHECK (category BETWEEN 1 AND 21)
);

CREATE INDEX application_child ON :region.application (child_id);

CREATE INDEX application_person ON :region.application (person_id);

CREATE INDEX application_queue ON :region.application (category, filed_at, id) WHERE state IN ('waiting', 'offered', 'inactive');

CREATE INDEX application_district ON :region.application (district);

-- Every move of an application, with its reason. Never changed.
CREATE TABLE :region.application_event (
  application_id uuid NOT NULL, -- the application
  seq smallint NOT NULL, -- 1, 2, 3 …
  child_id uuid NOT NULL, -- the child, for row-level security
  at timestamptz NOT NULL, -- when it took effect
  event text NOT NULL, -- filed, then an event of the table of transitions: offer, consent, refuse, expire, restore …
  from_state text, -- state before; empty at the first
  to_state text NOT NULL, -- state after
  reason text NOT NULL, -- code of the reason, in the catalogues
  params jsonb NOT NULL, -- what the reason's text needs
  iteration_id uuid, -- the iteration that moved it
  CONSTRAINT application_event_pkey PRIMARY KEY (application_id, seq),
  CONSTRAINT application_event_application_fkey FOREIGN KEY (application_id) REFERENCES :region.application (id)
);

CREATE INDEX application_event_at ON :region.application_event (at);

CREATE INDEX application_event_iteration ON :region.application_event (iteration_id);

ALTER TABLE :region.application ENABLE ROW LEVEL SECURITY;

CREATE POLICY application_scope ON :region.application USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'district' THEN district = ANY (current_setting('app.districts', true)::text[])
    WHEN 'child' THEN child_id = ANY (current_setting('app.children', true)::uuid[])
    ELSE false END);

ALTER TABLE :region.application_event ENABLE ROW LEVEL SECURITY;

CREATE POLICY application_event_scope ON :region.application_event USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'child' THEN child_id = ANY (current_setting('app.children', true)::uuid[])
    ELSE false END);

ALTER TABLE :region.queue_line ENABLE ROW LEVEL SECURITY;

CREATE POLICY queue_line_scope ON :region.queue_line USING (current_setting('app.scope', true) = 'region');

ALTER TABLE :region.other_region_line ENABLE ROW LEVEL SECURITY;

CREATE POLICY other_region_line_scope ON :region.other_region_line USING (current_setting('app.scope', true) = 'region');

ALTER TABLE :region.interest_answer ENABLE ROW LEVEL SECURITY;

CREATE POLICY interest_answer_scope ON :region.interest_answer USING (current_setting('app.scope', true) = 'region');

GRANT SELECT ON :region.queue_line, :region.interest_answer, :region.other_region_line, :region.cleanup, :region.cleanup_verdict,
  :region.application, :region.application_event TO balapan_app, balapan_report;

GRANT INSERT ON :region.cleanup, :region.cleanup_verdict, :region.application, :region.application_event TO balapan_app;

GRANT UPDATE (state, state_since, restored, category, category_age, tier, ground, ground_checked) ON :region.application TO balapan_app;

GRANT SELECT, INSERT ON :region.queue_line, :region.interest_answer, :region.other_region_line, :region.cleanup, :region.cleanup_verdict,
  :region.application, :region.application_event TO balapan_import;
