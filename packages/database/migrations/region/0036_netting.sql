-- Corrections of earlier months: an act may say less than nothing. What it leaves over is netted with the next act of the same kindergarten,
-- never lost (docs/decisions/0027-an-act-says-what-changed.md).

ALTER TABLE :region.act ADD COLUMN carried_in_local_tiyn bigint NOT NULL DEFAULT 0;

COMMENT ON COLUMN :region.act.carried_in_local_tiyn IS 'what the other acts in force leave over, local budget; below zero: the kindergarten owes it';

ALTER TABLE :region.act ADD COLUMN carried_in_republican_tiyn bigint NOT NULL DEFAULT 0;

COMMENT ON COLUMN :region.act.carried_in_republican_tiyn IS 'the same of the republican budget';

ALTER TABLE :region.act ADD COLUMN payable_local_tiyn bigint NOT NULL GENERATED ALWAYS AS (greatest(0, carried_in_local_tiyn + local_tiyn)) STORED;

COMMENT ON COLUMN :region.act.payable_local_tiyn IS 'to be paid of the local budget';

ALTER TABLE :region.act ADD COLUMN payable_republican_tiyn bigint NOT NULL GENERATED ALWAYS AS (greatest(0, carried_in_republican_tiyn + republican_tiyn)) STORED;

COMMENT ON COLUMN :region.act.payable_republican_tiyn IS 'to be paid of the republican budget';

ALTER TABLE :region.act ADD COLUMN payable_tiyn bigint NOT NULL
  GENERATED ALWAYS AS (greatest(0, carried_in_local_tiyn + local_tiyn) + greatest(0, carried_in_republican_tiyn + republican_tiyn)) STORED;

COMMENT ON COLUMN :region.act.payable_tiyn IS 'to be paid: the sum of a payment, and what the ledger books';

ALTER TABLE :region.act ADD COLUMN carried_out_local_tiyn bigint NOT NULL GENERATED ALWAYS AS (least(0, carried_in_local_tiyn + local_tiyn)) STORED;

COMMENT ON COLUMN :region.act.carried_out_local_tiyn IS 'what is left over for the next act, zero or below';

ALTER TABLE :region.act ADD COLUMN carried_out_republican_tiyn bigint NOT NULL GENERATED ALWAYS AS (least(0, carried_in_republican_tiyn + republican_tiyn)) STORED;

COMMENT ON COLUMN :region.act.carried_out_republican_tiyn IS 'the same of the republican budget';

ALTER TABLE :region.act DROP CONSTRAINT act_state_known;

ALTER TABLE :region.act ADD CONSTRAINT act_state_known CHECK (state IN ('draft', 'signedByProvider', 'checked', 'signedByDepartment', 'inRegister', 'sent', 'paid',
  'returned', 'disputed', 'held', 'paymentReturned', 'netted', 'replaced'));

-- Nothing to pay: no payment, and the only such state.
ALTER TABLE :region.act ADD CONSTRAINT act_netted_pays_nothing CHECK (state <> 'netted' OR payable_tiyn = 0);

ALTER TABLE :region.act_line ADD COLUMN reason text;

COMMENT ON COLUMN :region.act_line.reason IS 'why an earlier month is in it: confirmed, answered, corrected, norm; empty: the act''s own month, or made before reasons were kept';

ALTER TABLE :region.act_line ADD CONSTRAINT act_line_reason_known CHECK (reason IN ('confirmed', 'answered', 'corrected', 'norm'));

ALTER TABLE :region.norm ADD COLUMN known_at timestamptz NOT NULL DEFAULT '-infinity';

COMMENT ON COLUMN :region.norm.known_at IS 'since when it stands here: a register that was frozen before it is counted anew; a norm of a file: always';

-- Children whose earlier month may have more to say: looked for at each closing.
CREATE INDEX register_line_doubted ON :region.register_line (provider_id) WHERE NOT confirmed OR held > 0;

-- An entry into a closed month: the mark that it makes is a new version, the register and the act stay as they are, the next act says the difference.
CREATE TABLE :region.mark_correction (
  id uuid NOT NULL, -- UUID v7
  month date NOT NULL, -- first day of the month
  day date NOT NULL, -- the day
  child_id uuid NOT NULL, -- the child
  provider_id uuid NOT NULL, -- the kindergarten
  version smallint NOT NULL, -- version of the mark that it made
  register_version smallint NOT NULL, -- version of the frozen register that does not know it
  from_mark text, -- mark before; empty: none
  to_mark text NOT NULL, -- mark after
  reason text NOT NULL, -- why
  dispute_id uuid, -- the dispute that was upheld; empty: an entry signed by the head
  person_id uuid NOT NULL, -- who made it
  made_at timestamptz NOT NULL, -- when, by the region's clock
  bytes bytea, -- what the head signed; empty where a dispute was upheld
  sha256 bytea, -- its hash
  CONSTRAINT mark_correction_pkey PRIMARY KEY (id),
  CONSTRAINT mark_correction_once UNIQUE (day, child_id, version),
  CONSTRAINT mark_correction_child_fkey FOREIGN KEY (child_id) REFERENCES :region.child (id),
  CONSTRAINT mark_correction_provider_fkey FOREIGN KEY (provider_id) REFERENCES :region.provider (id),
  CONSTRAINT mark_correction_dispute_fkey FOREIGN KEY (dispute_id) REFERENCES :region.day_dispute (id),
  CONSTRAINT mark_correction_person_fkey FOREIGN KEY (person_id) REFERENCES :region.person (id),
  CONSTRAINT mark_correction_signed_or_upheld CHECK ((dispute_id IS NULL) = (bytes IS NOT NULL AND sha256 IS NOT NULL)),
  CONSTRAINT mark_correction_in_month CHECK (month = date_trunc('month', day::timestamp)::date)
);

CREATE INDEX mark_correction_child ON :region.mark_correction (child_id, month);

CREATE INDEX mark_correction_provider ON :region.mark_correction (provider_id, month);

CREATE INDEX mark_correction_dispute ON :region.mark_correction (dispute_id);

CREATE INDEX mark_correction_person ON :region.mark_correction (person_id);

ALTER TABLE :region.mark_correction ENABLE ROW LEVEL SECURITY;

CREATE POLICY mark_correction_scope ON :region.mark_correction USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    WHEN 'child' THEN child_id = ANY (current_setting('app.children', true)::uuid[])
    ELSE false END);

GRANT SELECT ON :region.mark_correction TO balapan_app, balapan_report;

GRANT INSERT ON :region.mark_correction TO balapan_app;
