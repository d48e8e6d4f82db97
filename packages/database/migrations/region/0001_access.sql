-- Who did what and when: the region itself, sessions, audit, outbox.
CREATE SCHEMA IF NOT EXISTS :region;

GRANT USAGE ON SCHEMA :region TO balapan_app, balapan_import, balapan_report;

-- The region: one row.
CREATE TABLE :region.region (
  code text NOT NULL, -- name of the schema
  kato text NOT NULL, -- code of the territory
  name_kk text NOT NULL, -- name in Kazakh
  name_ru text NOT NULL, -- name in Russian
  name_en text NOT NULL, -- name in English
  zone text NOT NULL, -- time zone, Asia/Almaty
  demonstration boolean NOT NULL DEFAULT false, -- made by the first start: only here may the clock be moved and a person to be be picked
  clock_at timestamptz, -- where the demonstration's clock stands; empty: real time
  CONSTRAINT region_pkey PRIMARY KEY (code),
  CONSTRAINT region_clock_only_in_demonstration CHECK (demonstration OR clock_at IS NULL)
);

-- The heads of the audit chains: one chain for each kindergarten, one (zero id) for the region's own matters.
CREATE TABLE :region.audit_head (
  chain_id uuid NOT NULL, -- kindergarten, or 00000000-0000-0000-0000-000000000000 for the region
  seq bigint NOT NULL, -- number of the newest event in the chain
  hash bytea NOT NULL, -- hash of that event
  CONSTRAINT audit_head_pkey PRIMARY KEY (chain_id)
);

-- Every change: one event for one operation, chained by hash; written in the operation's transaction.
CREATE TABLE :region.audit_event (
  chain_id uuid NOT NULL, -- chain, see audit_head
  seq bigint NOT NULL, -- 1, 2, 3 … without gaps within the chain
  at timestamptz NOT NULL, -- when, by the region's clock
  user_id uuid, -- person who acted; empty: the system
  on_behalf_of uuid, -- person for whom the act was done
  role text NOT NULL, -- role in which the person acted
  operation text NOT NULL, -- name of the operation: attendance.mark
  subject_id uuid, -- what the event is about: an act, a child, a group
  source text NOT NULL, -- from where: web, command line, import, job
  payload json NOT NULL, -- the rows that the operation changed, before and after; text as hashed
  prev_hash bytea NOT NULL, -- hash of the event before
  hash bytea NOT NULL, -- sha256 of the event with prev_hash
  CONSTRAINT audit_event_pkey PRIMARY KEY (chain_id, seq)
);

CREATE INDEX audit_event_subject ON :region.audit_event (subject_id, at);

-- Whatever leaves the database: a message, a file, a payment. A relay hands the rows to the job queue; jobs may run twice.
CREATE TABLE :region.outbox (
  id uuid NOT NULL, -- UUID v7: the order of making
  kind text NOT NULL, -- message, bankFile
  key text NOT NULL, -- what makes the same thing the same: sent once
  payload jsonb NOT NULL, -- what the job needs; no personal data in messages that leave the country
  made_at timestamptz NOT NULL, -- when, by the region's clock
  relayed_at timestamptz, -- handed to the job queue
  done_at timestamptz, -- sent
  CONSTRAINT outbox_pkey PRIMARY KEY (id),
  CONSTRAINT outbox_key_key UNIQUE (kind, key)
);

CREATE INDEX outbox_waiting ON :region.outbox (id) WHERE relayed_at IS NULL;

GRANT SELECT ON :region.region TO balapan_app, balapan_import, balapan_report;

GRANT UPDATE (clock_at) ON :region.region TO balapan_app;

GRANT SELECT, INSERT, UPDATE ON :region.audit_head TO balapan_app, balapan_import;

GRANT SELECT, INSERT ON :region.audit_event TO balapan_app, balapan_import;

GRANT SELECT, INSERT, UPDATE (relayed_at, done_at) ON :region.outbox TO balapan_app;

GRANT SELECT, INSERT ON :region.outbox TO balapan_import;
