-- The parents' fee: the kindergarten's own money, kept apart from the budget's (docs/decisions/0031).

-- What a child's month in one kindergarten costs its parents, and why. Never changed: a correction is the next version.
CREATE TABLE :region.fee_charge (
  provider_id uuid NOT NULL, -- the kindergarten
  child_id uuid NOT NULL, -- the child
  month date NOT NULL, -- first day of the month
  version smallint NOT NULL, -- 1, then one more for each correction
  journal_id uuid NOT NULL, -- the entries: of the sum, or of what the correction adds
  days smallint NOT NULL, -- days charged for, by the policy
  working_days smallint NOT NULL, -- working days of the month
  fee_tiyn bigint NOT NULL, -- fee of a whole month
  amount_tiyn bigint NOT NULL, -- the whole sum of the month by this version
  register_id uuid NOT NULL, -- the frozen register whose days these are
  CONSTRAINT fee_charge_pkey PRIMARY KEY (provider_id, month, child_id, version),
  CONSTRAINT fee_charge_provider_fkey FOREIGN KEY (provider_id) REFERENCES :region.provider (id),
  CONSTRAINT fee_charge_register_fkey FOREIGN KEY (register_id) REFERENCES :region.register (id),
  CONSTRAINT fee_charge_first_day CHECK (extract(day FROM month) = 1),
  CONSTRAINT fee_charge_not_negative CHECK (amount_tiyn >= 0 AND days BETWEEN 0 AND working_days)
);

CREATE INDEX fee_charge_child ON :region.fee_charge (child_id, month);

CREATE INDEX fee_charge_register ON :region.fee_charge (register_id);

-- Double entry of the fee. Never changed; the two entries of a journal sum to zero and come in one statement.
CREATE TABLE :region.fee_entry (
  journal_id uuid NOT NULL, -- the journal
  account text NOT NULL, -- parentDebt, feeIncome, feeBank
  provider_id uuid NOT NULL, -- the kindergarten
  child_id uuid NOT NULL, -- the child
  kind text NOT NULL, -- charge, correction, payment, refund
  operation_key text NOT NULL, -- what makes the same operation the same
  month date, -- first day of the month charged for; empty: a payment or a refund
  day date NOT NULL, -- day of the operation
  amount_tiyn bigint NOT NULL, -- debit above zero, credit below
  document text, -- number of the bank's document
  made_at timestamptz NOT NULL, -- when, by the region's clock
  made_by uuid, -- who; empty: the demonstration's beginning
  CONSTRAINT fee_entry_pkey PRIMARY KEY (journal_id, account),
  CONSTRAINT fee_entry_operation_key UNIQUE (operation_key, account),
  CONSTRAINT fee_entry_provider_fkey FOREIGN KEY (provider_id) REFERENCES :region.provider (id),
  CONSTRAINT fee_entry_account_known CHECK (account IN ('parentDebt', 'feeIncome', 'feeBank')),
  CONSTRAINT fee_entry_kind_known CHECK (kind IN ('charge', 'correction', 'payment', 'refund')),
  CONSTRAINT fee_entry_not_zero CHECK (amount_tiyn <> 0)
);

CREATE INDEX fee_entry_provider ON :region.fee_entry (provider_id, child_id);

CREATE INDEX fee_entry_child ON :region.fee_entry (child_id) WHERE account = 'parentDebt';

CREATE FUNCTION :region.fee_entries_balance() RETURNS trigger LANGUAGE plpgsql SET search_path = :region, pg_temp AS $$
DECLARE
  bad uuid;
BEGIN
  SELECT journal_id INTO bad FROM added GROUP BY journal_id
   HAVING sum(amount_tiyn) <> 0 OR count(DISTINCT (provider_id, child_id)) <> 1 LIMIT 1;
  IF FOUND THEN RAISE EXCEPTION 'fee journal % does not sum to zero', bad USING ERRCODE = '23514'; END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER fee_entry_balance AFTER INSERT ON :region.fee_entry REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION :region.fee_entries_balance();

-- A statement of a kindergarten's bank as it came.
CREATE TABLE :region.fee_statement (
  id uuid NOT NULL, -- UUID v7
  provider_id uuid NOT NULL, -- the kindergarten
  account text NOT NULL, -- IBAN
  from_day date NOT NULL, -- first day
  to_day date NOT NULL, -- last day
  name text NOT NULL, -- name of the file
  sha256 bytea NOT NULL, -- hash of the file
  read_at timestamptz NOT NULL, -- when read
  read_by uuid, -- who
  CONSTRAINT fee_statement_pkey PRIMARY KEY (id),
  CONSTRAINT fee_statement_sha256_key UNIQUE (provider_id, sha256),
  CONSTRAINT fee_statement_provider_fkey FOREIGN KEY (provider_id) REFERENCES :region.provider (id)
);

-- Money that came in: a child's payment, or an exception with its reason. The number of who paid is not kept.
CREATE TABLE :region.fee_statement_line (
  statement_id uuid NOT NULL, -- the statement
  line_no integer NOT NULL, -- 1, 2, 3 …
  provider_id uuid NOT NULL, -- the kindergarten
  day date NOT NULL, -- day of the operation
  document text NOT NULL, -- number of the bank's document
  amount_tiyn bigint NOT NULL, -- sum
  party_name text, -- who paid
  purpose text NOT NULL, -- purpose as written
  child_id uuid, -- whose payment it is; empty: an exception
  reason text NOT NULL, -- matched, assigned, or why not: noNumber, unknownNumber, severalChildren
  CONSTRAINT fee_statement_line_pkey PRIMARY KEY (statement_id, line_no),
  CONSTRAINT fee_statement_line_statement_fkey FOREIGN KEY (statement_id) REFERENCES :region.fee_statement (id),
  CONSTRAINT fee_statement_line_reason_known CHECK (reason IN ('matched', 'assigned', 'noNumber', 'unknownNumber', 'severalChildren')),
  CONSTRAINT fee_statement_line_explained CHECK ((child_id IS NULL) = (reason NOT IN ('matched', 'assigned'))),
  CONSTRAINT fee_statement_line_positive CHECK (amount_tiyn > 0)
);

CREATE INDEX fee_statement_line_exception ON :region.fee_statement_line (provider_id, day) WHERE child_id IS NULL;

CREATE INDEX fee_statement_line_child ON :region.fee_statement_line (child_id);

-- Overpaid money goes back: one person asks, another one pays it out.
CREATE TABLE :region.fee_refund (
  id uuid NOT NULL, -- UUID v7
  provider_id uuid NOT NULL, -- the kindergarten
  child_id uuid NOT NULL, -- the child
  amount_tiyn bigint NOT NULL, -- sum
  reason text NOT NULL, -- why
  asked_by uuid NOT NULL, -- who asked
  asked_at timestamptz NOT NULL, -- when
  approved_by uuid, -- who approved; empty: it waits
  approved_at timestamptz, -- when
  CONSTRAINT fee_refund_pkey PRIMARY KEY (id),
  CONSTRAINT fee_refund_provider_fkey FOREIGN KEY (provider_id) REFERENCES :region.provider (id),
  CONSTRAINT fee_refund_positive CHECK (amount_tiyn > 0),
  CONSTRAINT fee_refund_two_people CHECK (approved_by <> asked_by),
  CONSTRAINT fee_refund_approval CHECK ((approved_by IS NULL) = (approved_at IS NULL))
);

CREATE INDEX fee_refund_provider ON :region.fee_refund (provider_id, asked_at);

CREATE UNIQUE INDEX fee_refund_one_open ON :region.fee_refund (provider_id, child_id) WHERE approved_by IS NULL;

CREATE INDEX fee_refund_child ON :region.fee_refund (child_id);

ALTER TABLE :region.fee_charge ENABLE ROW LEVEL SECURITY;

CREATE POLICY fee_charge_scope ON :region.fee_charge USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    WHEN 'child' THEN child_id = ANY (current_setting('app.children', true)::uuid[])
    ELSE false END);

ALTER TABLE :region.fee_entry ENABLE ROW LEVEL SECURITY;

CREATE POLICY fee_entry_scope ON :region.fee_entry USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    WHEN 'child' THEN child_id = ANY (current_setting('app.children', true)::uuid[])
    ELSE false END);

ALTER TABLE :region.fee_statement ENABLE ROW LEVEL SECURITY;

CREATE POLICY fee_statement_scope ON :region.fee_statement USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    ELSE false END);

ALTER TABLE :region.fee_statement_line ENABLE ROW LEVEL SECURITY;

CREATE POLICY fee_statement_line_scope ON :region.fee_statement_line USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    ELSE false END);

ALTER TABLE :region.fee_refund ENABLE ROW LEVEL SECURITY;

CREATE POLICY fee_refund_scope ON :region.fee_refund USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    WHEN 'child' THEN child_id = ANY (current_setting('app.children', true)::uuid[])
    ELSE false END);

GRANT SELECT, INSERT ON :region.fee_charge, :region.fee_entry, :region.fee_statement, :region.fee_statement_line, :region.fee_refund TO balapan_app;

GRANT UPDATE (child_id, reason) ON :region.fee_statement_line TO balapan_app;

GRANT UPDATE (approved_by, approved_at) ON :region.fee_refund TO balapan_app;

GRANT SELECT ON :region.fee_charge, :region.fee_entry, :region.fee_refund TO balapan_report;
