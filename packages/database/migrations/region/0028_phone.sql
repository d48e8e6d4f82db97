-- A parent's phone: codes by SMS, sessions of the support on a caller's behalf, texts and documents to sign in eGov Mobile.

CREATE INDEX person_phone ON :region.person (phone);

-- A code sent to a phone. Neither the phone nor the code is kept: the hash is keyed by a secret that only the browser has.
CREATE TABLE :region.phone_code (
  id uuid NOT NULL, -- UUID v7
  purpose text NOT NULL, -- signIn: the parent's own sign-in; onBehalf: lets a member of the support act for the caller
  code_hash bytea NOT NULL, -- HMAC of code, purpose, phone and asker under the browser's secret
  person_id uuid, -- the applicant, where asked by an application's number; empty: whoever holds the phone
  made_at timestamptz NOT NULL, -- when, real time
  ends_at timestamptz NOT NULL, -- good until, real time
  tries integer NOT NULL, -- codes typed in so far
  used_at timestamptz, -- the right code came, real time
  CONSTRAINT phone_code_pkey PRIMARY KEY (id),
  CONSTRAINT phone_code_person_fkey FOREIGN KEY (person_id) REFERENCES :region.person (id),
  CONSTRAINT phone_code_purpose_known CHECK (purpose IN ('signIn', 'onBehalf')),
  CONSTRAINT phone_code_tries CHECK (tries BETWEEN 0 AND 5)
);

CREATE INDEX phone_code_person ON :region.phone_code (person_id);

ALTER TABLE :region.phone_code ENABLE ROW LEVEL SECURITY;

CREATE POLICY phone_code_scope ON :region.phone_code USING (current_setting('app.scope', true) = 'region');

GRANT SELECT, INSERT, UPDATE (tries, used_at) ON :region.phone_code TO balapan_app;

-- A session in which a member of the support acts for a caller or a visitor.
CREATE TABLE :region.on_behalf (
  session_id uuid NOT NULL, -- the session that is the caller's, with the operator named in it
  operator_session_id uuid NOT NULL, -- the operator's own session: where it is over, this one is too
  operator_id uuid NOT NULL, -- member of the support
  person_id uuid NOT NULL, -- the caller or visitor
  reason text NOT NULL, -- what about
  document text, -- kind of the document that a visitor has shown; empty: a call
  began_at timestamptz NOT NULL, -- real time
  ended_at timestamptz, -- real time; empty: goes on, or is over and not yet told
  CONSTRAINT on_behalf_pkey PRIMARY KEY (session_id),
  CONSTRAINT on_behalf_session_fkey FOREIGN KEY (session_id) REFERENCES :region.session (id),
  CONSTRAINT on_behalf_operator_session_fkey FOREIGN KEY (operator_session_id) REFERENCES :region.session (id),
  CONSTRAINT on_behalf_operator_fkey FOREIGN KEY (operator_id) REFERENCES :region.person (id),
  CONSTRAINT on_behalf_person_fkey FOREIGN KEY (person_id) REFERENCES :region.person (id),
  CONSTRAINT on_behalf_not_oneself CHECK (operator_id <> person_id)
);

CREATE INDEX on_behalf_operator_session ON :region.on_behalf (operator_session_id);

CREATE INDEX on_behalf_operator ON :region.on_behalf (operator_id, began_at);

CREATE INDEX on_behalf_person ON :region.on_behalf (person_id);

-- One at a time.
CREATE UNIQUE INDEX on_behalf_open ON :region.on_behalf (operator_id) WHERE ended_at IS NULL;

ALTER TABLE :region.on_behalf ENABLE ROW LEVEL SECURITY;

CREATE POLICY on_behalf_scope ON :region.on_behalf USING (
  CASE WHEN current_setting('app.scope', true) = 'region' THEN true
    WHEN operator_id::text = current_setting('app.user_id', true) THEN true
    ELSE person_id::text = current_setting('app.user_id', true) END);

GRANT SELECT, INSERT, UPDATE (ended_at) ON :region.on_behalf TO balapan_app;

-- What is to be signed in eGov Mobile: shown as a QR code, fetched and answered by the app, good once.
CREATE TABLE :region.qr_request (
  id uuid NOT NULL, -- UUID v7
  token_hash bytea NOT NULL, -- sha256 of the secret in the QR code
  browser_hash bytea NOT NULL, -- sha256 of a secret that only the browser keeps which asked
  purpose text NOT NULL, -- signIn, document
  bytes bytea NOT NULL, -- what is to be signed, as given out
  name text NOT NULL, -- what the app shows: number of the document, or the browser that signs in
  person_id uuid, -- who must sign a document; for a sign-in who has signed
  made_at timestamptz NOT NULL, -- when, real time
  ends_at timestamptz NOT NULL, -- good until, real time
  used_at timestamptz, -- a signature came for it, good or bad
  refusal text, -- code of the error; empty: the signature is good, or none came yet
  cms bytea, -- the good signature over a document
  taken_at timestamptz, -- the browser has taken the outcome
  CONSTRAINT qr_request_pkey PRIMARY KEY (id),
  CONSTRAINT qr_request_token_key UNIQUE (token_hash),
  CONSTRAINT qr_request_person_fkey FOREIGN KEY (person_id) REFERENCES :region.person (id),
  CONSTRAINT qr_request_purpose_known CHECK (purpose IN ('signIn', 'document'))
);

CREATE INDEX qr_request_person ON :region.qr_request (person_id);

ALTER TABLE :region.qr_request ENABLE ROW LEVEL SECURITY;

CREATE POLICY qr_request_scope ON :region.qr_request USING (current_setting('app.scope', true) = 'region');

GRANT SELECT, INSERT, UPDATE (used_at, refusal, cms, taken_at, person_id) ON :region.qr_request TO balapan_app;

-- A code that was sent is nobody's business any more.
GRANT UPDATE (payload) ON :region.outbox TO balapan_app;
