-- What a bank, or the treasury, says of a register's payments in a list: carried out on a day, or refused and why. For those that send
-- no statement; beside one it changes nothing.

CREATE TABLE :region.bank_status_list (
  id uuid NOT NULL, -- UUID v7
  register_id uuid NOT NULL, -- the register
  name text NOT NULL, -- name of the file
  sha256 bytea NOT NULL, -- hash of the file
  read_by uuid NOT NULL, -- who has read it
  read_at timestamptz NOT NULL, -- when, by the region's clock
  CONSTRAINT bank_status_list_pkey PRIMARY KEY (id),
  CONSTRAINT bank_status_list_register_fkey FOREIGN KEY (register_id) REFERENCES :region.payment_register (id),
  CONSTRAINT bank_status_list_read_by_fkey FOREIGN KEY (read_by) REFERENCES :region.person (id)
);

-- A list whose wrong lines were mended is another file; the same one is read once.
CREATE UNIQUE INDEX bank_status_list_once ON :region.bank_status_list (register_id, sha256);

CREATE INDEX bank_status_list_read_by ON :region.bank_status_list (read_by);

-- A line of a list that was taken. Never changed.
CREATE TABLE :region.bank_status (
  list_id uuid NOT NULL, -- the list
  line_no integer NOT NULL, -- its line; the head is 1
  payment_id uuid NOT NULL, -- the payment
  state text NOT NULL, -- executed, refused
  day date NOT NULL, -- day of it
  reason text, -- why refused, as written
  CONSTRAINT bank_status_pkey PRIMARY KEY (list_id, line_no),
  CONSTRAINT bank_status_list_fkey FOREIGN KEY (list_id) REFERENCES :region.bank_status_list (id),
  CONSTRAINT bank_status_payment_fkey FOREIGN KEY (payment_id) REFERENCES :region.payment (id),
  CONSTRAINT bank_status_state_known CHECK (state IN ('executed', 'refused')),
  CONSTRAINT bank_status_refused_with_reason CHECK (state = 'executed' OR length(btrim(coalesce(reason, ''))) > 0)
);

-- Of a payment each is said once, in whichever list.
CREATE UNIQUE INDEX bank_status_once ON :region.bank_status (payment_id, state);

ALTER TABLE :region.bank_status_list ENABLE ROW LEVEL SECURITY;

CREATE POLICY bank_status_list_scope ON :region.bank_status_list USING (current_setting('app.scope', true) = 'region');

ALTER TABLE :region.bank_status ENABLE ROW LEVEL SECURITY;

CREATE POLICY bank_status_scope ON :region.bank_status USING (current_setting('app.scope', true) = 'region');

GRANT SELECT ON :region.bank_status_list, :region.bank_status TO balapan_app, balapan_report;

GRANT INSERT ON :region.bank_status_list, :region.bank_status TO balapan_app;
