-- Signing in with an electronic signature, and sessions as their owners see them.

-- A text that was given out to be signed at a sign-in; one try each.
CREATE TABLE :region.sign_in_challenge (
  id uuid NOT NULL, -- UUID v7
  browser_hash bytea NOT NULL, -- sha256 of a secret that only the browser keeps which asked for the text
  bytes bytea NOT NULL, -- what is to be signed, as given out
  made_at timestamptz NOT NULL, -- when, real time
  ends_at timestamptz NOT NULL, -- valid until, real time
  used_at timestamptz, -- a signature came for it, good or bad
  CONSTRAINT sign_in_challenge_pkey PRIMARY KEY (id)
);

GRANT SELECT, INSERT, UPDATE (used_at) ON :region.sign_in_challenge TO balapan_app;

ALTER TABLE :region.session ADD COLUMN address text;

COMMENT ON COLUMN :region.session.address IS 'address of the request that signed in; empty: not known';

ALTER TABLE :region.session ADD COLUMN device text;

COMMENT ON COLUMN :region.session.device IS 'what the browser says of itself, shortened; empty: nothing';

ALTER TABLE :region.session ADD CONSTRAINT session_method_known CHECK (method IN ('demonstration', 'certificate'));
