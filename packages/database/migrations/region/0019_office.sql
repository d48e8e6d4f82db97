-- Who works for the region without its children and its money (the scope `office`: the administrator). The policies of children's
-- and families' rows name the scopes that see them, so an office sees none; here the rows of money that had no policy are closed.
ALTER TABLE :region.payment_register ENABLE ROW LEVEL SECURITY;

CREATE POLICY payment_register_scope ON :region.payment_register USING (current_setting('app.scope', true) IS DISTINCT FROM 'office');

ALTER TABLE :region.bank_statement ENABLE ROW LEVEL SECURITY;

CREATE POLICY bank_statement_scope ON :region.bank_statement USING (current_setting('app.scope', true) IS DISTINCT FROM 'office');

ALTER TABLE :region.journal ENABLE ROW LEVEL SECURITY;

CREATE POLICY journal_scope ON :region.journal USING (current_setting('app.scope', true) IS DISTINCT FROM 'office');
