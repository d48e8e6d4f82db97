-- The parents' fee of a month is charged by itself once the month is closed (docs/decisions/0031): which registers were taken up.

-- Registers of which the parents' fee was charged by itself. Only added to.
CREATE TABLE :region.fee_taken (
  register_id uuid NOT NULL, -- the frozen register
  provider_id uuid NOT NULL, -- the kindergarten
  taken_at timestamptz NOT NULL, -- when, by the region's clock
  CONSTRAINT fee_taken_pkey PRIMARY KEY (register_id),
  CONSTRAINT fee_taken_register_fkey FOREIGN KEY (register_id) REFERENCES :region.register (id)
);

CREATE INDEX register_frozen ON :region.register (frozen_at);

ALTER TABLE :region.fee_taken ENABLE ROW LEVEL SECURITY;

CREATE POLICY fee_taken_scope ON :region.fee_taken USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    ELSE false END);

GRANT SELECT, INSERT ON :region.fee_taken TO balapan_app;

GRANT SELECT ON :region.fee_taken TO balapan_report;

-- In a demonstration the tax authority answers at the demonstration's time.
COMMENT ON COLUMN :region.eact.since IS 'in this state since, by the region''s clock';

COMMENT ON COLUMN :region.eact_move.at IS 'when, by the region''s clock';
