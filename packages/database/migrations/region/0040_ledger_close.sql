-- A month of the ledger is closed by the Department's accountant, once: from then on it takes no postings, and nothing opens it again.

-- The last month that is closed; one row. Bookings read it under a lock that a closing waits for.
CREATE TABLE :region.ledger_head (
  id smallint NOT NULL, -- 1
  closed_to date, -- first day of the last closed month; empty: none is closed
  CONSTRAINT ledger_head_pkey PRIMARY KEY (id),
  CONSTRAINT ledger_head_one CHECK (id = 1)
);

INSERT INTO :region.ledger_head (id) VALUES (1);

-- A closed month, with what the trial balance said then. Never changed, never taken back.
CREATE TABLE :region.ledger_close (
  month date NOT NULL, -- first day of the month
  closed_at timestamptz NOT NULL, -- when, by the region's clock
  closed_by uuid NOT NULL, -- who closed it
  debit_tiyn bigint NOT NULL, -- debits of the month; the credits are the same
  entries integer NOT NULL, -- entries of the month
  clearing_tiyn bigint NOT NULL, -- what stood on the clearing account when it was closed, each payment of it known by name
  CONSTRAINT ledger_close_pkey PRIMARY KEY (month),
  CONSTRAINT ledger_close_person_fkey FOREIGN KEY (closed_by) REFERENCES :region.person (id),
  CONSTRAINT ledger_close_first_day CHECK (month = date_trunc('month', month))
);

CREATE INDEX ledger_close_person ON :region.ledger_close (closed_by);

-- Months are closed one after the other, by whoever is signed in, as the ledger stands.
CREATE FUNCTION :region.ledger_closes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = :region, pg_temp AS $$
DECLARE
  before date;
  fault text;
BEGIN
  SELECT closed_to INTO before FROM ledger_head FOR UPDATE;
  IF (SELECT count(*) FROM added) <> 1 OR (SELECT month FROM added) <= before THEN
    RAISE EXCEPTION 'months are closed one after the other' USING ERRCODE = '23514';
  END IF;
  SELECT a.month::text INTO fault FROM added a
    LEFT JOIN (SELECT month, sum(debit_tiyn) AS debit, sum(credit_tiyn) AS credit, sum(entries) AS entries FROM account_month GROUP BY month) m
      ON m.month = a.month
   WHERE a.debit_tiyn <> coalesce(m.debit, 0) OR a.debit_tiyn <> coalesce(m.credit, 0) OR a.entries <> coalesce(m.entries, 0);
  IF FOUND THEN RAISE EXCEPTION 'the trial balance of % is not this', fault USING ERRCODE = '23514'; END IF;
  UPDATE ledger_head SET closed_to = (SELECT month FROM added);
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION :region.ledger_closes() FROM PUBLIC;

CREATE TRIGGER ledger_close_effect AFTER INSERT ON :region.ledger_close REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION :region.ledger_closes();

-- Refuses journals of a closed month.
CREATE FUNCTION :region.journal_month_open() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = :region, pg_temp AS $$
DECLARE
  closed date;
  bad date;
BEGIN
  SELECT closed_to INTO closed FROM ledger_head FOR SHARE;
  SELECT month INTO bad FROM added WHERE month <= closed LIMIT 1;
  IF FOUND THEN RAISE EXCEPTION 'the month % is closed', bad USING ERRCODE = '23514'; END IF;
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION :region.journal_month_open() FROM PUBLIC;

CREATE TRIGGER journal_open AFTER INSERT ON :region.journal REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION :region.journal_month_open();

CREATE INDEX payment_on_its_way ON :region.payment (sent_on) WHERE state = 'sent';

GRANT SELECT ON :region.ledger_head, :region.ledger_close TO balapan_app, balapan_report, balapan_import;

GRANT INSERT ON :region.ledger_close TO balapan_app;
