-- The second wall behind the one rule: nobody sees another district's moves and signatures, other people's numbers and phones, or
-- money that is not theirs. And what an auditor has unmasked.

ALTER TABLE :region.act_move ADD COLUMN district text;

COMMENT ON COLUMN :region.act_move.district IS 'KATO of the act''s district, as of the act';

UPDATE :region.act_move m SET district = a.district FROM :region.act a WHERE a.id = m.act_id;

ALTER TABLE :region.act_move ALTER COLUMN district SET NOT NULL;

DROP POLICY act_move_scope ON :region.act_move;

CREATE POLICY act_move_scope ON :region.act_move USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'district' THEN district = ANY (current_setting('app.districts', true)::text[])
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    ELSE false END);

ALTER TABLE :region.signature ADD COLUMN district text;

COMMENT ON COLUMN :region.signature.district IS 'KATO of the district whose kindergarten''s document it is; empty: a document of the region';

UPDATE :region.signature s SET district = a.district FROM :region.act a WHERE s.document_kind = 'act' AND a.id = s.document_id;

DROP POLICY signature_scope ON :region.signature;

CREATE POLICY signature_scope ON :region.signature USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'district' THEN district = ANY (current_setting('app.districts', true)::text[])
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    ELSE false END);

-- A row of staff holds their number and phone too: it is for the region, its offices and the sign-in of staff. The names alone are for whoever works with
-- them or has children with them.
DROP POLICY person_scope ON :region.person;

CREATE POLICY person_scope ON :region.person USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'office' THEN CASE WHEN staff THEN true ELSE id::text = current_setting('app.user_id', true) END
    WHEN 'accounts' THEN CASE WHEN staff THEN true ELSE id::text = current_setting('app.user_id', true) END
    ELSE id::text = current_setting('app.user_id', true) END);

CREATE VIEW :region.staff_name AS
  SELECT id, surname, given_name, patronymic FROM :region.person WHERE staff;

COMMENT ON VIEW :region.staff_name IS 'Names of staff, and nothing else of them: who marked, checked, signed';

GRANT SELECT ON :region.staff_name TO balapan_app;

-- One reading names many children: a family is told of its own child's (access.traces), not shown the row.
DROP POLICY read_log_scope ON :region.read_log;

CREATE POLICY read_log_scope ON :region.read_log USING (current_setting('app.scope', true) = 'region') WITH CHECK (true);

-- Sums of the payers: for a kindergarten the number of the register that its payment stands in, for a family nothing.
DROP POLICY payment_register_scope ON :region.payment_register;

CREATE POLICY payment_register_scope ON :region.payment_register USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'provider' THEN true
    ELSE false END);

DROP POLICY bank_statement_scope ON :region.bank_statement;

CREATE POLICY bank_statement_scope ON :region.bank_statement USING (current_setting('app.scope', true) = 'region');

DROP POLICY journal_scope ON :region.journal;

CREATE POLICY journal_scope ON :region.journal USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'provider' THEN true
    ELSE false END);

-- An auditor sees the personal data of one child or one person, for a stated reason and a time. Never changed.
CREATE TABLE :region.unmasking (
  id uuid NOT NULL, -- UUID v7
  person_id uuid NOT NULL, -- the auditor
  child_id uuid, -- the child whose data are shown; empty: a person's
  subject_id uuid, -- the person whose data are shown; empty: a child's
  reason text NOT NULL, -- why, in the auditor's words; the family reads it
  made_at timestamptz NOT NULL, -- when, by the region's clock
  until timestamptz NOT NULL, -- end, by the region's clock; at most a day later
  CONSTRAINT unmasking_pkey PRIMARY KEY (id),
  CONSTRAINT unmasking_person_fkey FOREIGN KEY (person_id) REFERENCES :region.person (id),
  CONSTRAINT unmasking_child_fkey FOREIGN KEY (child_id) REFERENCES :region.child (id),
  CONSTRAINT unmasking_subject_fkey FOREIGN KEY (subject_id) REFERENCES :region.person (id),
  CONSTRAINT unmasking_of_one CHECK ((child_id IS NULL) <> (subject_id IS NULL)),
  CONSTRAINT unmasking_at_most_a_day CHECK (until > made_at AND until <= made_at + interval '24 hours'),
  CONSTRAINT unmasking_reasoned CHECK (length(btrim(reason)) >= 10)
);

CREATE INDEX unmasking_person ON :region.unmasking (person_id, until);

CREATE INDEX unmasking_child ON :region.unmasking (child_id);

CREATE INDEX unmasking_subject ON :region.unmasking (subject_id);

ALTER TABLE :region.unmasking ENABLE ROW LEVEL SECURITY;

CREATE POLICY unmasking_scope ON :region.unmasking USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'child' THEN child_id = ANY (current_setting('app.children', true)::uuid[])
    ELSE false END);

GRANT SELECT ON :region.unmasking TO balapan_app, balapan_report;

GRANT INSERT ON :region.unmasking TO balapan_app;
