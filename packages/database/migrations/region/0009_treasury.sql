-- Budget, ledger, payment registers, bank.

-- A line of the budget plan.
CREATE TABLE :region.budget_line (
  code text NOT NULL, -- short name
  year smallint NOT NULL, -- budget year
  half smallint NOT NULL, -- half-year, 1 or 2
  programme text NOT NULL, -- 360-202, 360-200
  specific text NOT NULL, -- economic specific: 159
  funding_source text NOT NULL, -- local or republican
  voucher boolean NOT NULL, -- limits the iterations
  amount_tiyn bigint NOT NULL, -- plan
  decision text NOT NULL, -- the council's decision: number, session
  decided_on date NOT NULL, -- day of the decision
  registered_on date NOT NULL, -- registered by the treasury
  CONSTRAINT budget_line_pkey PRIMARY KEY (code),
  CONSTRAINT budget_line_half_known CHECK (half IN (1, 2)),
  CONSTRAINT budget_line_source_known CHECK (funding_source IN ('local', 'republican')),
  CONSTRAINT budget_line_not_negative CHECK (amount_tiyn >= 0)
);

-- A journal: one business operation, one journal. Never changed; a correction reverses it.
CREATE TABLE :region.journal (
  id uuid NOT NULL, -- UUID v7
  operation_key text NOT NULL, -- what makes the same operation the same
  kind text NOT NULL, -- actApproved, paymentSent, paymentConfirmed, paymentReturned …
  month date NOT NULL, -- first day of the month that it is booked in
  posted_at timestamptz NOT NULL, -- when, by the region's clock
  reverses uuid, -- journal that it takes back
  CONSTRAINT journal_pkey PRIMARY KEY (id),
  CONSTRAINT journal_operation_key UNIQUE (operation_key),
  CONSTRAINT journal_reverses_fkey FOREIGN KEY (reverses) REFERENCES :region.journal (id)
);

CREATE INDEX journal_month ON :region.journal (month, kind);

CREATE INDEX journal_reverses ON :region.journal (reverses);

-- An entry of a journal. The entries of a journal sum to zero in each funding source.
CREATE TABLE :region.entry (
  journal_id uuid NOT NULL, -- the journal
  seq smallint NOT NULL, -- 1, 2, 3 …
  account text NOT NULL, -- code in the domain's chart of accounts
  provider_id uuid, -- the kindergarten, where it is one's
  month date NOT NULL, -- month of the service
  funding_source text NOT NULL, -- local or republican
  amount_tiyn bigint NOT NULL, -- debit above zero, credit below
  CONSTRAINT entry_pkey PRIMARY KEY (journal_id, seq),
  CONSTRAINT entry_journal_fkey FOREIGN KEY (journal_id) REFERENCES :region.journal (id),
  CONSTRAINT entry_source_known CHECK (funding_source IN ('local', 'republican')),
  CONSTRAINT entry_not_zero CHECK (amount_tiyn <> 0)
);

CREATE INDEX entry_account ON :region.entry (account, month);

CREATE INDEX entry_provider ON :region.entry (provider_id, month);

-- Refuses entries whose journals do not sum to zero; all entries of a journal come in one statement.
CREATE FUNCTION :region.entries_balance() RETURNS trigger LANGUAGE plpgsql SET search_path = :region, pg_temp AS $$
DECLARE
  bad uuid;
BEGIN
  SELECT journal_id INTO bad FROM added GROUP BY journal_id, funding_source HAVING sum(amount_tiyn) <> 0 LIMIT 1;
  IF FOUND THEN RAISE EXCEPTION 'journal % does not sum to zero', bad USING ERRCODE = '23514'; END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER entry_balance AFTER INSERT ON :region.entry REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION :region.entries_balance();

-- A list of payments that goes to the bank as one; made, checked and released by three people.
CREATE TABLE :region.payment_register (
  id uuid NOT NULL, -- UUID v7
  number integer NOT NULL, -- number of the register
  payer text NOT NULL, -- department or financialCentre
  month date NOT NULL, -- first day of the month paid for
  made_at timestamptz NOT NULL, -- when made
  state text NOT NULL, -- draft, checked, released, reconciled
  payments integer NOT NULL, -- count of lines, fixed
  total_tiyn bigint NOT NULL, -- sum, fixed
  sha256 bytea NOT NULL, -- hash of the lines, fixed
  made_by uuid, -- who made it; empty: a document of the old system
  checked_by uuid, -- who checked it
  checked_at timestamptz, -- when
  released_by uuid, -- who released it
  released_at timestamptz, -- when
  CONSTRAINT payment_register_pkey PRIMARY KEY (id),
  CONSTRAINT payment_register_number_key UNIQUE (payer, number),
  CONSTRAINT payment_register_payer_fkey FOREIGN KEY (payer) REFERENCES :region.organisation (code),
  CONSTRAINT payment_register_state_known CHECK (state IN ('draft', 'checked', 'released', 'reconciled')),
  CONSTRAINT payment_register_three_people CHECK (made_by <> checked_by AND made_by <> released_by AND checked_by <> released_by)
);

CREATE INDEX payment_register_month ON :region.payment_register (month);

-- A payment of an act. An act has one payment that is not returned, never two.
CREATE TABLE :region.payment (
  id uuid NOT NULL, -- UUID v7
  register_id uuid NOT NULL, -- the register
  act_id uuid NOT NULL, -- the act
  provider_id uuid NOT NULL, -- the kindergarten
  payer text NOT NULL, -- department or financialCentre
  document_number text NOT NULL, -- number of the payment order
  iban text NOT NULL, -- account of the kindergarten
  bik text NOT NULL, -- bank of the account
  amount_tiyn bigint NOT NULL, -- sum of the act
  state text NOT NULL, -- ordered, sent, confirmed, returned
  sent_on date, -- day of sending
  settled_on date, -- day of the bank's confirmation or return
  replaces uuid, -- returned payment that this one repeats
  CONSTRAINT payment_pkey PRIMARY KEY (id),
  CONSTRAINT payment_document_key UNIQUE (payer, document_number),
  CONSTRAINT payment_register_fkey FOREIGN KEY (register_id) REFERENCES :region.payment_register (id),
  CONSTRAINT payment_act_fkey FOREIGN KEY (act_id) REFERENCES :region.act (id),
  CONSTRAINT payment_provider_fkey FOREIGN KEY (provider_id) REFERENCES :region.provider (id),
  CONSTRAINT payment_replaces_fkey FOREIGN KEY (replaces) REFERENCES :region.payment (id),
  CONSTRAINT payment_positive CHECK (amount_tiyn > 0),
  CONSTRAINT payment_state_known CHECK (state IN ('ordered', 'sent', 'confirmed', 'returned'))
);

CREATE UNIQUE INDEX payment_once ON :region.payment (act_id) WHERE state <> 'returned';

CREATE INDEX payment_act ON :region.payment (act_id);

CREATE INDEX payment_register_lines ON :region.payment (register_id);

CREATE INDEX payment_provider ON :region.payment (provider_id);

CREATE INDEX payment_replaces ON :region.payment (replaces);

-- A file that goes to the bank, as sent.
CREATE TABLE :region.bank_file (
  id uuid NOT NULL, -- UUID v7
  register_id uuid NOT NULL, -- the register
  name text NOT NULL, -- name of the file
  bytes bytea NOT NULL, -- content
  sha256 bytea NOT NULL, -- its hash
  made_at timestamptz NOT NULL, -- when
  CONSTRAINT bank_file_pkey PRIMARY KEY (id),
  CONSTRAINT bank_file_register_key UNIQUE (register_id),
  CONSTRAINT bank_file_register_fkey FOREIGN KEY (register_id) REFERENCES :region.payment_register (id)
);

-- A bank statement as it came.
CREATE TABLE :region.bank_statement (
  id uuid NOT NULL, -- UUID v7
  account text NOT NULL, -- IBAN of the payer's account
  payer text NOT NULL, -- whose account
  from_day date NOT NULL, -- first day
  to_day date NOT NULL, -- last day
  name text NOT NULL, -- name of the file
  sha256 bytea NOT NULL, -- hash of the file
  read_at timestamptz NOT NULL, -- when read
  CONSTRAINT bank_statement_pkey PRIMARY KEY (id),
  CONSTRAINT bank_statement_sha256_key UNIQUE (sha256),
  CONSTRAINT bank_statement_payer_fkey FOREIGN KEY (payer) REFERENCES :region.organisation (code)
);

-- A line of a statement: matched once to a payment, or an exception with an owner and an age.
CREATE TABLE :region.statement_line (
  statement_id uuid NOT NULL, -- the statement
  line_no integer NOT NULL, -- 1, 2, 3 …
  day date NOT NULL, -- day of the operation
  direction text NOT NULL, -- in or out
  document_number text NOT NULL, -- number of the payment order
  amount_tiyn bigint NOT NULL, -- sum
  party_bin text, -- BIN or IIN of the other side
  party_iban text, -- account of the other side
  party_name text, -- name of the other side
  purpose text NOT NULL, -- purpose as written
  payment_id uuid, -- payment that it is; empty: an exception
  reason text NOT NULL, -- matched, returned, or why not: unknownDocument, otherAmount, otherParty, twice, incoming, fee
  owner_id uuid, -- who looks into the exception
  CONSTRAINT statement_line_pkey PRIMARY KEY (statement_id, line_no),
  CONSTRAINT statement_line_statement_fkey FOREIGN KEY (statement_id) REFERENCES :region.bank_statement (id),
  CONSTRAINT statement_line_payment_fkey FOREIGN KEY (payment_id) REFERENCES :region.payment (id),
  CONSTRAINT statement_line_direction_known CHECK (direction IN ('in', 'out'))
);

CREATE INDEX statement_line_payment ON :region.statement_line (payment_id);

CREATE INDEX statement_line_exception ON :region.statement_line (day) WHERE payment_id IS NULL;

ALTER TABLE :region.payment ENABLE ROW LEVEL SECURITY;

CREATE POLICY payment_scope ON :region.payment USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    ELSE false END);

ALTER TABLE :region.entry ENABLE ROW LEVEL SECURITY;

CREATE POLICY entry_scope ON :region.entry USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    ELSE false END);

ALTER TABLE :region.statement_line ENABLE ROW LEVEL SECURITY;

CREATE POLICY statement_line_scope ON :region.statement_line USING (current_setting('app.scope', true) = 'region');

GRANT SELECT ON :region.budget_line, :region.journal, :region.entry, :region.payment_register, :region.payment, :region.bank_file,
  :region.bank_statement, :region.statement_line TO balapan_app, balapan_report;

GRANT INSERT ON :region.journal, :region.entry, :region.payment_register, :region.payment, :region.bank_file, :region.bank_statement,
  :region.statement_line TO balapan_app;

GRANT UPDATE (state, checked_by, checked_at, released_by, released_at) ON :region.payment_register TO balapan_app;

GRANT UPDATE (state, sent_on, settled_on) ON :region.payment TO balapan_app;

GRANT UPDATE (payment_id, reason, owner_id) ON :region.statement_line TO balapan_app;

GRANT SELECT, INSERT ON :region.budget_line, :region.journal, :region.entry, :region.payment_register, :region.payment,
  :region.bank_statement, :region.statement_line TO balapan_import;
