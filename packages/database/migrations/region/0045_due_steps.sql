-- The steps of escalation that an act's term has gone through: who was told and when.

-- One step of one act. Never changed.
CREATE TABLE :region.act_due_step (
  act_id uuid NOT NULL, -- the act
  step text NOT NULL, -- holder, head, late
  provider_id uuid NOT NULL, -- the kindergarten
  district text NOT NULL, -- KATO of the act's district, as of the act
  due_on date NOT NULL, -- the act's term, as it was then
  made_at timestamptz NOT NULL, -- when, by the region's clock
  desk text NOT NULL, -- desk where the act lay
  person_id uuid, -- whose task it is; empty: nobody is appointed
  CONSTRAINT act_due_step_pkey PRIMARY KEY (act_id, step),
  CONSTRAINT act_due_step_act_fkey FOREIGN KEY (act_id) REFERENCES :region.act (id),
  CONSTRAINT act_due_step_person_fkey FOREIGN KEY (person_id) REFERENCES :region.person (id),
  CONSTRAINT act_due_step_known CHECK (step IN ('holder', 'head', 'late'))
);

CREATE INDEX act_due_step_person ON :region.act_due_step (person_id);

-- Acts that wait for their money, by their term.
CREATE INDEX act_due_open ON :region.act (due_on) WHERE due_on IS NOT NULL AND state NOT IN ('paid', 'netted', 'replaced');

ALTER TABLE :region.act_due_step ENABLE ROW LEVEL SECURITY;

CREATE POLICY act_due_step_scope ON :region.act_due_step USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'district' THEN district = ANY (current_setting('app.districts', true)::text[])
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    ELSE false END);

GRANT SELECT ON :region.act_due_step TO balapan_app, balapan_report;

GRANT INSERT ON :region.act_due_step TO balapan_app;
