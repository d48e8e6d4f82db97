-- The electronic act (ЭАВР) in the tax authority's ИС ЭСФ: what was signed there, and what became of it (docs/decisions/0034).

-- What a kindergarten's head signed for ИС ЭСФ. Only where it stands there moves.
CREATE TABLE :region.eact (
  id uuid NOT NULL, -- UUID v7, made by whoever signs
  act_id uuid NOT NULL, -- the act
  provider_id uuid NOT NULL, -- the kindergarten
  district text NOT NULL, -- KATO of the kindergarten's district
  number text NOT NULL, -- its number there: the act's, with a suffix for another try
  tin text NOT NULL, -- BIN of the kindergarten; for an ИП the IIN
  signer text NOT NULL, -- who hands over, by name
  bytes bytea NOT NULL, -- the body AwpV1, as signed
  sha256 bytea NOT NULL, -- its hash
  cms bytea NOT NULL, -- detached CMS over the body
  made_at timestamptz NOT NULL, -- when it was signed, by the region's clock
  state text NOT NULL, -- waiting, sent, delivered, confirmed, declined, revoked, failed
  awp_id text, -- its id in ИС ЭСФ; empty: not there yet
  registration text, -- its registration number there
  cause text, -- why it was declined or failed, in their words
  since timestamptz NOT NULL, -- in this state since, real time
  asked smallint NOT NULL, -- questions after its state so far
  CONSTRAINT eact_pkey PRIMARY KEY (id),
  CONSTRAINT eact_number_key UNIQUE (provider_id, number),
  CONSTRAINT eact_act_fkey FOREIGN KEY (act_id) REFERENCES :region.act (id),
  CONSTRAINT eact_provider_fkey FOREIGN KEY (provider_id) REFERENCES :region.provider (id),
  CONSTRAINT eact_state_known CHECK (state IN ('waiting', 'sent', 'delivered', 'confirmed', 'declined', 'revoked', 'failed')),
  CONSTRAINT eact_sent_is_there CHECK (state IN ('waiting', 'failed') OR awp_id IS NOT NULL),
  CONSTRAINT eact_sha256 CHECK (sha256 = sha256(bytes))
);

-- One at a time: another one only after the former came to nothing.
CREATE UNIQUE INDEX eact_once ON :region.eact (act_id) WHERE state NOT IN ('declined', 'revoked', 'failed');

CREATE INDEX eact_act ON :region.eact (act_id);

CREATE INDEX eact_provider ON :region.eact (provider_id);

-- Every state of an electronic act. Never changed.
CREATE TABLE :region.eact_move (
  eact_id uuid NOT NULL, -- the electronic act
  seq smallint NOT NULL, -- 1, 2, 3 …
  provider_id uuid NOT NULL, -- the kindergarten
  district text NOT NULL, -- KATO of its district
  at timestamptz NOT NULL, -- when, real time
  state text NOT NULL, -- the state from then on
  cause text, -- why
  CONSTRAINT eact_move_pkey PRIMARY KEY (eact_id, seq),
  CONSTRAINT eact_move_eact_fkey FOREIGN KEY (eact_id) REFERENCES :region.eact (id)
);

ALTER TABLE :region.eact ENABLE ROW LEVEL SECURITY;

CREATE POLICY eact_scope ON :region.eact USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'district' THEN district = ANY (current_setting('app.districts', true)::text[])
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    ELSE false END);

ALTER TABLE :region.eact_move ENABLE ROW LEVEL SECURITY;

CREATE POLICY eact_move_scope ON :region.eact_move USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'district' THEN district = ANY (current_setting('app.districts', true)::text[])
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    ELSE false END);

GRANT SELECT, INSERT, UPDATE (state, awp_id, registration, cause, since, asked) ON :region.eact TO balapan_app;

GRANT SELECT, INSERT ON :region.eact_move TO balapan_app;

GRANT SELECT ON :region.eact, :region.eact_move TO balapan_report;

-- A foreign key's column of the signature's document is `document_id`: the kind says that it is one of these.
COMMENT ON COLUMN :region.signature.document_kind IS 'act, paymentRegister, iteration, markCorrection, eact';

COMMENT ON COLUMN :region.outbox.kind IS 'message, bankFile, eact';
