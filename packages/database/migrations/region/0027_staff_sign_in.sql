-- What members of a staff prove themselves with beside an electronic signature: a password, second factors, one-time invitations,
-- and how a lost access is given back by two people.

ALTER TABLE :region.session DROP CONSTRAINT session_method_known;

ALTER TABLE :region.session ADD CONSTRAINT session_method_known
  CHECK (method IN ('demonstration', 'certificate', 'qr', 'password', 'passkey', 'smsCode', 'onBehalf'));

-- The password of a member of a staff; its hash only.
CREATE TABLE :region.staff_password (
  person_id uuid NOT NULL, -- whose
  hash text, -- Argon2id with its parameters and salt; empty: taken away by a recovery
  changed_at timestamptz NOT NULL, -- set or taken away, real time
  CONSTRAINT staff_password_pkey PRIMARY KEY (person_id),
  CONSTRAINT staff_password_person_fkey FOREIGN KEY (person_id) REFERENCES :region.person (id),
  CONSTRAINT staff_password_hashed CHECK (hash LIKE '$argon2id$%')
);

-- What a person has beside a password: an application that shows codes, or a passkey. A row is never deleted.
CREATE TABLE :region.second_factor (
  id uuid NOT NULL, -- UUID v7
  person_id uuid NOT NULL, -- whose
  kind text NOT NULL, -- totp or passkey
  name text NOT NULL, -- what its owner calls it
  made_at timestamptz NOT NULL, -- begun, real time
  proven_at timestamptz, -- it worked once, real time; empty: not yet, so it opens nothing
  last_used_at timestamptz, -- last proof with it, real time
  removed_at timestamptz, -- taken away, real time
  secret bytea, -- totp: the shared secret, sealed with an outer key of the settings
  key_id text, -- totp: name of that key
  last_step integer, -- totp: number of the last half minute whose code was taken: a code is good once
  credential_id bytea, -- passkey: its number
  public_key bytea, -- passkey: COSE key
  counter bigint, -- passkey: uses that the device has counted; a smaller one tells a copy
  transports text[], -- passkey: how browsers reach it
  CONSTRAINT second_factor_pkey PRIMARY KEY (id),
  CONSTRAINT second_factor_person_fkey FOREIGN KEY (person_id) REFERENCES :region.person (id),
  CONSTRAINT second_factor_credential_key UNIQUE (credential_id),
  CONSTRAINT second_factor_whole CHECK (CASE kind
    WHEN 'totp' THEN secret IS NOT NULL AND key_id IS NOT NULL AND last_step IS NOT NULL AND credential_id IS NULL
    WHEN 'passkey' THEN credential_id IS NOT NULL AND public_key IS NOT NULL AND counter IS NOT NULL AND secret IS NULL
    ELSE false END)
);

CREATE INDEX second_factor_person ON :region.second_factor (person_id);

-- A one-time invitation to set a password and a second factor, handed over on paper.
CREATE TABLE :region.invitation (
  id uuid NOT NULL, -- UUID v7
  person_id uuid NOT NULL, -- who is invited
  code_hash bytea NOT NULL, -- sha256 of the code
  made_by uuid NOT NULL, -- who hands it over
  made_at timestamptz NOT NULL, -- when, real time
  ends_at timestamptz NOT NULL, -- valid until, real time
  used_at timestamptz, -- taken, real time
  withdrawn_at timestamptz, -- a newer one came, real time
  CONSTRAINT invitation_pkey PRIMARY KEY (id),
  CONSTRAINT invitation_code_key UNIQUE (code_hash),
  CONSTRAINT invitation_person_fkey FOREIGN KEY (person_id) REFERENCES :region.person (id),
  CONSTRAINT invitation_made_by_fkey FOREIGN KEY (made_by) REFERENCES :region.person (id),
  CONSTRAINT invitation_by_another CHECK (made_by <> person_id)
);

CREATE INDEX invitation_person ON :region.invitation (person_id, made_at);

CREATE INDEX invitation_made_by ON :region.invitation (made_by);

-- A lost access is given back: one person asks for it, another confirms, and neither is the one whom it is for.
CREATE TABLE :region.access_recovery (
  id uuid NOT NULL, -- UUID v7
  person_id uuid NOT NULL, -- whose access
  reason text NOT NULL, -- why, in words
  asked_by uuid NOT NULL, -- who asked
  asked_at timestamptz NOT NULL, -- when, real time
  ends_at timestamptz NOT NULL, -- to be confirmed until, real time
  confirmed_by uuid, -- who confirmed
  confirmed_at timestamptz, -- when, real time
  dropped_by uuid, -- who took it back or refused it
  dropped_at timestamptz, -- when, real time
  CONSTRAINT access_recovery_pkey PRIMARY KEY (id),
  CONSTRAINT access_recovery_person_fkey FOREIGN KEY (person_id) REFERENCES :region.person (id),
  CONSTRAINT access_recovery_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES :region.person (id),
  CONSTRAINT access_recovery_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES :region.person (id),
  CONSTRAINT access_recovery_dropped_by_fkey FOREIGN KEY (dropped_by) REFERENCES :region.person (id),
  CONSTRAINT access_recovery_three_people CHECK (person_id <> asked_by AND person_id <> confirmed_by AND asked_by <> confirmed_by),
  CONSTRAINT access_recovery_ends_once CHECK (confirmed_at IS NULL OR dropped_at IS NULL),
  CONSTRAINT access_recovery_hands CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL) AND (dropped_by IS NULL) = (dropped_at IS NULL))
);

CREATE UNIQUE INDEX access_recovery_open ON :region.access_recovery (person_id) WHERE confirmed_at IS NULL AND dropped_at IS NULL;

CREATE INDEX access_recovery_person ON :region.access_recovery (person_id);

CREATE INDEX access_recovery_asked_by ON :region.access_recovery (asked_by);

CREATE INDEX access_recovery_confirmed_by ON :region.access_recovery (confirmed_by);

CREATE INDEX access_recovery_dropped_by ON :region.access_recovery (dropped_by);

-- The scope `accounts` is set by the few operations about sign-ins only; nobody's role has it.
ALTER TABLE :region.staff_password ENABLE ROW LEVEL SECURITY;

CREATE POLICY staff_password_scope ON :region.staff_password USING (
  CASE current_setting('app.scope', true) WHEN 'accounts' THEN true
    ELSE person_id::text = current_setting('app.user_id', true) END);

ALTER TABLE :region.second_factor ENABLE ROW LEVEL SECURITY;

CREATE POLICY second_factor_scope ON :region.second_factor USING (
  CASE current_setting('app.scope', true) WHEN 'accounts' THEN true
    ELSE person_id::text = current_setting('app.user_id', true) END);

ALTER TABLE :region.invitation ENABLE ROW LEVEL SECURITY;

CREATE POLICY invitation_scope ON :region.invitation USING (current_setting('app.scope', true) = 'accounts');

ALTER TABLE :region.access_recovery ENABLE ROW LEVEL SECURITY;

CREATE POLICY access_recovery_scope ON :region.access_recovery USING (current_setting('app.scope', true) = 'accounts');

GRANT SELECT, INSERT, UPDATE (hash, changed_at) ON :region.staff_password TO balapan_app;

GRANT SELECT, INSERT, UPDATE (name, proven_at, last_used_at, removed_at, last_step, counter) ON :region.second_factor TO balapan_app;

GRANT SELECT, INSERT, UPDATE (used_at, withdrawn_at) ON :region.invitation TO balapan_app;

GRANT SELECT, INSERT, UPDATE (confirmed_by, confirmed_at, dropped_by, dropped_at) ON :region.access_recovery TO balapan_app;
