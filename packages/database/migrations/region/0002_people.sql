-- Children, guardians, staff.

-- A grown-up: guardian, member of a staff, or both.
CREATE TABLE :region.person (
  id uuid NOT NULL, -- UUID v7
  iin text NOT NULL, -- individual identification number; never in an address
  surname text NOT NULL, -- family name
  given_name text NOT NULL, -- first name
  patronymic text, -- father's name, where there is one
  phone text, -- +7 and ten digits
  language text NOT NULL, -- kk, ru or en: the language of messages
  staff boolean NOT NULL DEFAULT false, -- holds or held an appointment: the name may be seen by those who work with it
  CONSTRAINT person_pkey PRIMARY KEY (id),
  CONSTRAINT person_iin_key UNIQUE (iin),
  CONSTRAINT person_iin_shape CHECK (iin ~ '^[0-9]{12}$'),
  CONSTRAINT person_phone_shape CHECK (phone ~ '^\+7[0-9]{10}$'),
  CONSTRAINT person_language_known CHECK (language IN ('kk', 'ru', 'en'))
);

-- A child: enrolled, in the queue, or both.
CREATE TABLE :region.child (
  id uuid NOT NULL, -- UUID v7
  iin text NOT NULL, -- individual identification number; never in an address
  surname text NOT NULL, -- family name
  given_name text NOT NULL, -- first name
  patronymic text, -- father's name, where there is one
  birth_date date NOT NULL, -- day of birth
  sex text NOT NULL, -- m or f
  citizenship text NOT NULL, -- country, two letters
  provider_id uuid, -- kindergarten of the running enrolment, kept in step for row-level security
  care_group_id uuid, -- group of the running enrolment, kept in step
  CONSTRAINT child_pkey PRIMARY KEY (id),
  CONSTRAINT child_iin_key UNIQUE (iin),
  CONSTRAINT child_iin_shape CHECK (iin ~ '^[0-9]{12}$'),
  CONSTRAINT child_sex_known CHECK (sex IN ('m', 'f'))
);

CREATE INDEX child_provider ON :region.child (provider_id);

CREATE INDEX child_care_group ON :region.child (care_group_id);

-- Who stands for a child.
CREATE TABLE :region.guardianship (
  child_id uuid NOT NULL, -- the child
  person_id uuid NOT NULL, -- the guardian
  relation text NOT NULL, -- mother, father or guardian
  signs boolean NOT NULL, -- may sign for the child; a second guardian may only read and confirm
  CONSTRAINT guardianship_pkey PRIMARY KEY (child_id, person_id),
  CONSTRAINT guardianship_child_fkey FOREIGN KEY (child_id) REFERENCES :region.child (id),
  CONSTRAINT guardianship_person_fkey FOREIGN KEY (person_id) REFERENCES :region.person (id),
  CONSTRAINT guardianship_relation_known CHECK (relation IN ('mother', 'father', 'guardian'))
);

CREATE INDEX guardianship_person ON :region.guardianship (person_id);

-- A role that a person holds for a period.
CREATE TABLE :region.appointment (
  id uuid NOT NULL, -- UUID v7
  person_id uuid NOT NULL, -- who
  role text NOT NULL, -- head, educator, departmentSpecialist …: see the roles of the api package
  provider_id uuid, -- kindergarten, for its staff
  care_group_id uuid, -- group, for an educator
  district text, -- KATO of the district, for its specialist
  organisation text, -- department or financialCentre, for their staff
  period daterange NOT NULL, -- from when to when
  CONSTRAINT appointment_pkey PRIMARY KEY (id),
  CONSTRAINT appointment_person_fkey FOREIGN KEY (person_id) REFERENCES :region.person (id)
);

CREATE INDEX appointment_person ON :region.appointment (person_id);

CREATE UNIQUE INDEX appointment_natural ON :region.appointment
  (person_id, role, coalesce(provider_id::text, ''), coalesce(care_group_id::text, ''), coalesce(district, ''), coalesce(organisation, ''), lower(period));

CREATE INDEX appointment_provider ON :region.appointment (provider_id);

-- A signed-in person. The token itself is never kept, only its hash.
CREATE TABLE :region.session (
  id uuid NOT NULL, -- UUID v7
  token_hash bytea NOT NULL, -- sha256 of the cookie's token
  person_id uuid NOT NULL, -- who
  appointment_id uuid, -- in which role; empty: as a guardian
  made_at timestamptz NOT NULL, -- signed in, real time
  ends_at timestamptz NOT NULL, -- valid until, real time
  ended_at timestamptz, -- signed out
  method text NOT NULL, -- demonstration: picked from the list of people
  CONSTRAINT session_pkey PRIMARY KEY (id),
  CONSTRAINT session_token_key UNIQUE (token_hash),
  CONSTRAINT session_person_fkey FOREIGN KEY (person_id) REFERENCES :region.person (id),
  CONSTRAINT session_appointment_fkey FOREIGN KEY (appointment_id) REFERENCES :region.appointment (id)
);

CREATE INDEX session_person ON :region.session (person_id);

CREATE INDEX session_appointment ON :region.session (appointment_id);

ALTER TABLE :region.person ENABLE ROW LEVEL SECURITY;

CREATE POLICY person_scope ON :region.person USING (
  CASE WHEN staff THEN true
    WHEN current_setting('app.scope', true) = 'region' THEN true
    ELSE id::text = current_setting('app.user_id', true) END);

ALTER TABLE :region.child ENABLE ROW LEVEL SECURITY;

CREATE POLICY child_scope ON :region.child USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    WHEN 'careGroup' THEN care_group_id = ANY (current_setting('app.care_groups', true)::uuid[])
    WHEN 'child' THEN id = ANY (current_setting('app.children', true)::uuid[])
    ELSE false END);

ALTER TABLE :region.guardianship ENABLE ROW LEVEL SECURITY;

CREATE POLICY guardianship_scope ON :region.guardianship USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'child' THEN child_id = ANY (current_setting('app.children', true)::uuid[])
    ELSE person_id::text = current_setting('app.user_id', true) END);

GRANT SELECT ON :region.person, :region.child, :region.guardianship, :region.appointment TO balapan_app, balapan_report;

GRANT SELECT, INSERT, UPDATE ON :region.person, :region.child, :region.guardianship, :region.appointment TO balapan_import;

GRANT INSERT ON :region.person, :region.child, :region.guardianship TO balapan_app;

GRANT UPDATE (provider_id, care_group_id) ON :region.child TO balapan_app;

GRANT SELECT, INSERT, UPDATE (ended_at) ON :region.session TO balapan_app;
