-- How a session was proven and on whose behalf it acts; how often something was tried.

ALTER TABLE :region.session ADD COLUMN proven_at timestamptz;

COMMENT ON COLUMN :region.session.proven_at IS 'last proof of who it is after the sign-in, real time; empty: none since made_at';

ALTER TABLE :region.session ADD COLUMN operator_id uuid;

COMMENT ON COLUMN :region.session.operator_id IS 'member of the support who acts on the person''s behalf; empty: the person acts';

ALTER TABLE :region.session ADD CONSTRAINT session_operator_fkey FOREIGN KEY (operator_id) REFERENCES :region.person (id);

CREATE INDEX session_operator ON :region.session (operator_id);

ALTER TABLE :region.session DROP CONSTRAINT session_method_known;

ALTER TABLE :region.session ADD CONSTRAINT session_method_known
  CHECK (method IN ('demonstration', 'certificate', 'qr', 'password', 'smsCode', 'onBehalf'));

ALTER TABLE :region.session ADD CONSTRAINT session_on_behalf_named CHECK ((method = 'onBehalf') = (operator_id IS NOT NULL));

GRANT UPDATE (proven_at) ON :region.session TO balapan_app;

-- Tries of one kind at one thing (a person's password, an address, a phone): a million wrong codes end at the limit.
CREATE TABLE :region.try_count (
  kind text NOT NULL, -- what is tried: password, smsSend …
  key_hash bytea NOT NULL, -- sha256 of whose tries they are: a person, a phone, an address
  since timestamptz NOT NULL, -- first try that counts, real time
  tries integer NOT NULL, -- tries since then
  blocked_until timestamptz, -- no try is taken before, real time; empty: none refused
  blocks integer NOT NULL, -- how often it was blocked in a row: each time for longer
  CONSTRAINT try_count_pkey PRIMARY KEY (kind, key_hash),
  CONSTRAINT try_count_not_negative CHECK (tries >= 0 AND blocks >= 0)
);

GRANT SELECT, INSERT, UPDATE ON :region.try_count TO balapan_app;
