-- What the test over the living schema found wanting (packages/database/src/rights.db.test.ts).

-- Functions with the owner's rights are for those who are named, not for everybody.
REVOKE EXECUTE ON FUNCTION :region.ensure_month(date), :region.refresh_statistics() FROM PUBLIC;

-- Foreign keys without an index that begins with them.
CREATE INDEX voucher_child ON :region.voucher (child_id);

CREATE INDEX act_payer ON :region.act (payer, month);

CREATE INDEX bank_statement_payer ON :region.bank_statement (payer);

-- The audit is written from every scope, and read by the region and by the kindergarten whose chain it is.
ALTER TABLE :region.audit_event ENABLE ROW LEVEL SECURITY;

CREATE POLICY audit_event_scope ON :region.audit_event USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'provider' THEN chain_id = ANY (current_setting('app.providers', true)::uuid[])
    ELSE false END) WITH CHECK (true);

-- Bytes and values in which children and accounts stand: the region's own business.
ALTER TABLE :region.iteration_record ENABLE ROW LEVEL SECURITY;

CREATE POLICY iteration_record_scope ON :region.iteration_record USING (current_setting('app.scope', true) = 'region');

ALTER TABLE :region.bank_file ENABLE ROW LEVEL SECURITY;

CREATE POLICY bank_file_scope ON :region.bank_file USING (current_setting('app.scope', true) = 'region');

ALTER TABLE :region.import_error ENABLE ROW LEVEL SECURITY;

CREATE POLICY import_error_scope ON :region.import_error USING (current_setting('app.scope', true) = 'region');
