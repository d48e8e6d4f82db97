-- Norms, fees, acts, signatures.

-- The state order for one child a month, by kind of group and hours, for a period.
CREATE TABLE :region.norm (
  id uuid NOT NULL, -- UUID v7
  code text NOT NULL, -- short name
  group_kind text NOT NULL, -- general, sanatorium, correctional, special
  hours numeric(4, 1) NOT NULL, -- hours a day
  total_tiyn bigint NOT NULL, -- a month, coefficient contained
  local_tiyn bigint NOT NULL, -- part of the local budget
  republican_tiyn bigint NOT NULL, -- part of the republican budget
  coefficient numeric(6, 4) NOT NULL, -- against the general norm, for information
  period daterange NOT NULL, -- from when to when
  legal_act text NOT NULL, -- number of the decision
  legal_date date NOT NULL, -- day of the decision
  CONSTRAINT norm_pkey PRIMARY KEY (id),
  CONSTRAINT norm_parts CHECK (local_tiyn + republican_tiyn = total_tiyn AND local_tiyn >= 0 AND republican_tiyn >= 0),
  CONSTRAINT norm_no_overlap EXCLUDE USING gist (group_kind WITH =, hours WITH =, period WITH &&)
);

-- The parents' fee for meals a month.
CREATE TABLE :region.parent_fee (
  id uuid NOT NULL, -- UUID v7
  amount_tiyn bigint NOT NULL, -- a month
  period daterange NOT NULL, -- from when to when
  legal_act text NOT NULL, -- number of the decision
  CONSTRAINT parent_fee_pkey PRIMARY KEY (id),
  CONSTRAINT parent_fee_no_overlap EXCLUDE USING gist (period WITH &&)
);

-- An act of a kindergarten for a month. Sums never change; state, desk and signatures move.
CREATE TABLE :region.act (
  id uuid NOT NULL, -- UUID v7
  number text NOT NULL, -- 08-2025/0417
  provider_id uuid NOT NULL, -- the kindergarten
  month date NOT NULL, -- first day of the month
  version smallint NOT NULL, -- 1, then one more for each replacement
  district text NOT NULL, -- KATO of the kindergarten's district
  register_id uuid, -- frozen register; empty: a document of the old system
  contract_id uuid, -- service contract
  payer text NOT NULL, -- department or financialCentre
  children integer NOT NULL, -- children with a sum
  payable_days integer NOT NULL, -- their payable days
  total_tiyn bigint NOT NULL, -- sum
  local_tiyn bigint NOT NULL, -- part of the local budget
  republican_tiyn bigint NOT NULL, -- part of the republican budget
  made_at timestamptz NOT NULL, -- when
  state text NOT NULL, -- draft, signedByProvider, checked, signedByDepartment, held, inRegister, sent, paymentReturned, paid, returned, disputed, replaced
  desk text NOT NULL, -- where it lies: provider, districtSpecialist, departmentHead, financialCentre, bank, closed
  holder_id uuid, -- person at that desk
  since timestamptz NOT NULL, -- at that desk since
  provider_signed_at timestamptz, -- first signature
  department_signed_at timestamptz, -- second signature
  due_on date, -- second signature + 30 calendar days
  note text, -- why it stands
  CONSTRAINT act_pkey PRIMARY KEY (id),
  CONSTRAINT act_number_key UNIQUE (number),
  CONSTRAINT act_version_key UNIQUE (provider_id, month, version),
  CONSTRAINT act_provider_fkey FOREIGN KEY (provider_id) REFERENCES :region.provider (id),
  CONSTRAINT act_register_fkey FOREIGN KEY (register_id) REFERENCES :region.register (id),
  CONSTRAINT act_contract_fkey FOREIGN KEY (contract_id) REFERENCES :region.service_contract (id),
  CONSTRAINT act_payer_fkey FOREIGN KEY (payer) REFERENCES :region.organisation (code),
  CONSTRAINT act_parts CHECK (local_tiyn + republican_tiyn = total_tiyn),
  CONSTRAINT act_first_day CHECK (extract(day FROM month) = 1),
  CONSTRAINT act_state_known CHECK (state IN ('draft', 'signedByProvider', 'checked', 'signedByDepartment', 'inRegister', 'sent', 'paid', 'returned', 'disputed',
    'held', 'paymentReturned', 'replaced')),
  CONSTRAINT act_desk_known CHECK (desk IN ('provider', 'districtSpecialist', 'departmentHead', 'financialCentre', 'bank', 'closed')),
  CONSTRAINT act_due_after_second_signature CHECK ((department_signed_at IS NULL) = (due_on IS NULL))
);

CREATE INDEX act_month ON :region.act (month, state);

CREATE INDEX act_register ON :region.act (register_id);

CREATE INDEX act_contract ON :region.act (contract_id);

CREATE INDEX act_desk ON :region.act (desk, since) WHERE desk <> 'closed';

-- The sum of one child in an act.
CREATE TABLE :region.act_line (
  month date NOT NULL, -- first day of the month
  act_id uuid NOT NULL, -- the act
  child_id uuid NOT NULL, -- the child
  provider_id uuid NOT NULL, -- the kindergarten
  norm_id uuid NOT NULL, -- the norm (of the longest stretch)
  payable_days smallint NOT NULL, -- payable days
  working_days smallint NOT NULL, -- working days of the month
  total_tiyn bigint NOT NULL, -- sum, rounded once for the child and month
  local_tiyn bigint NOT NULL, -- part of the local budget
  republican_tiyn bigint NOT NULL, -- part of the republican budget
  CONSTRAINT act_line_pkey PRIMARY KEY (month, act_id, child_id),
  CONSTRAINT act_line_parts CHECK (local_tiyn + republican_tiyn = total_tiyn)
) PARTITION BY RANGE (month);

CREATE INDEX act_line_child ON :region.act_line (child_id);

-- The bytes that are signed, as signed.
CREATE TABLE :region.act_document (
  act_id uuid NOT NULL, -- the act
  provider_id uuid NOT NULL, -- the kindergarten
  bytes bytea NOT NULL, -- canonical text of the act with its lines
  sha256 bytea NOT NULL, -- its hash
  CONSTRAINT act_document_pkey PRIMARY KEY (act_id),
  CONSTRAINT act_document_act_fkey FOREIGN KEY (act_id) REFERENCES :region.act (id)
);

-- Every move of an act from desk to desk. Never changed.
CREATE TABLE :region.act_move (
  act_id uuid NOT NULL, -- the act
  seq smallint NOT NULL, -- 1, 2, 3 …
  provider_id uuid NOT NULL, -- the kindergarten
  at timestamptz NOT NULL, -- when
  from_state text, -- state before; empty at the first
  to_state text NOT NULL, -- state after
  desk text NOT NULL, -- desk after
  person_id uuid, -- who moved it; empty: system or file
  note text, -- why
  CONSTRAINT act_move_pkey PRIMARY KEY (act_id, seq),
  CONSTRAINT act_move_act_fkey FOREIGN KEY (act_id) REFERENCES :region.act (id)
);

-- A signature over the bytes of a document, checked when it was made.
CREATE TABLE :region.signature (
  id uuid NOT NULL, -- UUID v7
  document_kind text NOT NULL, -- act, paymentRegister, iteration
  document_id uuid NOT NULL, -- the document
  step text NOT NULL, -- provider, department, maker, checker, releaser
  provider_id uuid, -- the kindergarten, where it is one's document
  person_id uuid NOT NULL, -- who signed
  sha256 bytea NOT NULL, -- hash of the signed bytes
  cms bytea NOT NULL, -- detached CMS
  signed_at timestamptz NOT NULL, -- when, by the region's clock
  verdict jsonb NOT NULL, -- what the check said: certificate, chain, authority to sign
  CONSTRAINT signature_pkey PRIMARY KEY (id),
  CONSTRAINT signature_step_key UNIQUE (document_kind, document_id, step),
  CONSTRAINT signature_person_fkey FOREIGN KEY (person_id) REFERENCES :region.person (id)
);

CREATE INDEX signature_person ON :region.signature (person_id);

-- Makes the partitions of one month, where they are not there yet; month is its first day.
CREATE FUNCTION :region.ensure_month(month date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = :region, pg_temp AS $$
DECLARE
  first date := date_trunc('month', month)::date;
  next date := (date_trunc('month', month) + interval '1 month')::date;
  part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['attendance_mark', 'register_line', 'act_line'] LOOP
    IF to_regclass(format(':region.%I', part || to_char(first, '_YYYY_MM'))) IS NULL THEN
      EXECUTE format('CREATE TABLE :region.%I PARTITION OF :region.%I FOR VALUES FROM (%L) TO (%L)', part || to_char(first, '_YYYY_MM'), part, first, next);
      -- The importer copies marks straight into their month: COPY does not go through row-level security.
      IF part = 'attendance_mark' THEN
        EXECUTE format('GRANT INSERT ON :region.%I TO balapan_import', part || to_char(first, '_YYYY_MM'));
      END IF;
    END IF;
  END LOOP;
END
$$;

SELECT :region.ensure_month(m::date) FROM generate_series(date '2025-06-01', date '2025-12-01', interval '1 month') AS m;

ALTER TABLE :region.act ENABLE ROW LEVEL SECURITY;

CREATE POLICY act_scope ON :region.act USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'district' THEN district = ANY (current_setting('app.districts', true)::text[])
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    ELSE false END);

ALTER TABLE :region.act_line ENABLE ROW LEVEL SECURITY;

CREATE POLICY act_line_scope ON :region.act_line USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    WHEN 'child' THEN child_id = ANY (current_setting('app.children', true)::uuid[])
    ELSE false END);

ALTER TABLE :region.act_document ENABLE ROW LEVEL SECURITY;

CREATE POLICY act_document_scope ON :region.act_document USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    ELSE false END);

ALTER TABLE :region.act_move ENABLE ROW LEVEL SECURITY;

CREATE POLICY act_move_scope ON :region.act_move USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'district' THEN true
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    ELSE false END);

ALTER TABLE :region.signature ENABLE ROW LEVEL SECURITY;

CREATE POLICY signature_scope ON :region.signature USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'district' THEN true
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    ELSE false END);

GRANT SELECT ON :region.norm, :region.parent_fee, :region.act, :region.act_line, :region.act_document, :region.act_move, :region.signature
  TO balapan_app, balapan_report;

GRANT INSERT ON :region.act, :region.act_line, :region.act_document, :region.act_move, :region.signature TO balapan_app;

GRANT UPDATE (state, desk, holder_id, since, provider_signed_at, department_signed_at, due_on, note) ON :region.act TO balapan_app;

GRANT SELECT, INSERT ON :region.norm, :region.parent_fee, :region.act, :region.act_line, :region.act_move TO balapan_import;

GRANT EXECUTE ON FUNCTION :region.ensure_month(date) TO balapan_app, balapan_import;
