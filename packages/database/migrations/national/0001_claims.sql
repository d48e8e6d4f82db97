-- What must be unique in the whole country (design.md, Data): small tables, no foreign key to a region.
CREATE SCHEMA IF NOT EXISTS national;

-- The regions that this database holds; each is a schema of the same name.
CREATE TABLE national.region (
  code text NOT NULL, -- name of the schema: almaty
  kato text NOT NULL, -- code of the territory
  CONSTRAINT region_pkey PRIMARY KEY (code)
);

-- One live application a child in the whole country (domain.md 2.1).
CREATE TABLE national.application_claim (
  child_iin text NOT NULL, -- IIN of the child
  region text NOT NULL, -- region that holds the application
  application_id uuid NOT NULL, -- application in that region
  CONSTRAINT application_claim_pkey PRIMARY KEY (child_iin)
);

-- One enrolment a child in the whole country: no child is paid for twice.
CREATE TABLE national.enrolment_claim (
  child_iin text NOT NULL, -- IIN of the child
  region text NOT NULL, -- region where the child goes to a kindergarten
  enrolment_id uuid NOT NULL, -- running enrolment in that region
  CONSTRAINT enrolment_claim_pkey PRIMARY KEY (child_iin)
);

GRANT USAGE ON SCHEMA national TO balapan_app, balapan_import, balapan_report;

GRANT SELECT ON national.region TO balapan_app, balapan_import, balapan_report;

GRANT SELECT, INSERT, DELETE ON national.application_claim TO balapan_app, balapan_import;

GRANT SELECT, INSERT, DELETE ON national.enrolment_claim TO balapan_app, balapan_import;
