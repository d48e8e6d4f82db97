-- The budget by month, its amendments, and what is left of each line: a line is never overspent, held here and not only by the operation.
-- Every entry names its budget line; balances by month are kept by the statement that books, so that no report adds up all the years.

-- A code of the budget classification, as long as it is in force: administrators, programmes, economic specifics.
CREATE TABLE :region.budget_code (
  kind text NOT NULL, -- administrator, programme, specific
  code text NOT NULL, -- 360, 360-202, 159
  name_kk text NOT NULL, -- name in Kazakh
  name_ru text NOT NULL, -- name in Russian
  name_en text NOT NULL, -- name in English
  period daterange NOT NULL, -- days in force
  source text NOT NULL, -- the act that says so
  CONSTRAINT budget_code_pkey PRIMARY KEY (kind, code, period),
  CONSTRAINT budget_code_kind_known CHECK (kind IN ('administrator', 'programme', 'specific')),
  CONSTRAINT budget_code_no_overlap EXCLUDE USING gist (kind WITH =, code WITH =, period WITH &&)
);

INSERT INTO :region.budget_code (kind, code, name_kk, name_ru, name_en, period, source) VALUES
  ('administrator', '360', 'Республикалық маңызы бар қаланың, астананың білім басқармасы', 'Управление образования города республиканского значения, столицы',
   'Education Department of a city of republican significance, the capital', '[2021-01-01,)', 'Единая бюджетная классификация'),
  ('programme', '360-202', 'Мектепке дейінгі білім беру ұйымдарында мемлекеттік білім беру тапсырысын іске асыру',
   'Реализация государственного образовательного заказа в дошкольных организациях образования',
   'State educational order in pre-school organisations', '[2021-01-01,)', 'Единая бюджетная классификация'),
  ('programme', '360-200', 'Мектепке дейінгі тәрбие мен оқыту ұйымдарының қызметін қамтамасыз ету және оларда медициналық қызмет көрсетуді ұйымдастыру',
   'Обеспечение деятельности организаций дошкольного воспитания и обучения и организация в них медицинского обслуживания',
   'Upkeep of pre-school organisations and medical care in them', '[2021-01-01,)', 'Единая бюджетная классификация'),
  ('specific', '159', 'Өзге де қызметтер мен жұмыстарға ақы төлеу', 'Оплата прочих услуг и работ', 'Other services and works', '[2021-01-01,)',
   'Единая бюджетная классификация');

ALTER TABLE :region.budget_line ADD CONSTRAINT budget_line_key UNIQUE (year, half, programme, funding_source);

-- The plan of a line by month, as first approved: a sixth each, the remainder in the last month. Never changed.
CREATE TABLE :region.budget_month (
  budget_line text NOT NULL, -- the line
  month date NOT NULL, -- first day of the month
  amount_tiyn bigint NOT NULL, -- plan of the month
  CONSTRAINT budget_month_pkey PRIMARY KEY (budget_line, month),
  CONSTRAINT budget_month_line_fkey FOREIGN KEY (budget_line) REFERENCES :region.budget_line (code)
);

-- An amendment of the budget: the council's decision, and the day on which the treasury registered it. Never changed.
CREATE TABLE :region.budget_amendment (
  proposal_id uuid NOT NULL, -- the proposal that it came from
  decision text NOT NULL, -- number of the council's decision
  session text NOT NULL, -- session of the council
  decided_on date NOT NULL, -- day of the decision
  registered_on date NOT NULL, -- day of the treasury's registration
  changes jsonb NOT NULL, -- line, month and sum of each change, as released
  CONSTRAINT budget_amendment_pkey PRIMARY KEY (proposal_id),
  CONSTRAINT budget_amendment_proposal_fkey FOREIGN KEY (proposal_id) REFERENCES :region.proposal (id),
  CONSTRAINT budget_amendment_registered_after CHECK (registered_on >= decided_on)
);

-- What an amendment changes in a month of a line. Never changed.
CREATE TABLE :region.budget_change (
  proposal_id uuid NOT NULL, -- the amendment
  budget_line text NOT NULL, -- the line
  month date NOT NULL, -- first day of the month
  amount_tiyn bigint NOT NULL, -- more, or less below zero
  CONSTRAINT budget_change_pkey PRIMARY KEY (proposal_id, budget_line, month),
  CONSTRAINT budget_change_amendment_fkey FOREIGN KEY (proposal_id) REFERENCES :region.budget_amendment (proposal_id),
  CONSTRAINT budget_change_month_fkey FOREIGN KEY (budget_line, month) REFERENCES :region.budget_month (budget_line, month),
  CONSTRAINT budget_change_not_zero CHECK (amount_tiyn <> 0)
);

CREATE INDEX budget_change_line ON :region.budget_change (budget_line, month);

-- Where the money of a line stands: approved = free + committed + obligated + executed. Kept by the statement that books.
CREATE TABLE :region.budget_balance (
  budget_line text NOT NULL, -- the line
  approved_tiyn bigint NOT NULL, -- approved by the council, amendments included: account 1000
  free_tiyn bigint NOT NULL, -- free to commit: account 1100
  committed_tiyn bigint NOT NULL, -- bound by contracts: account 1200
  obligated_tiyn bigint NOT NULL, -- owed by acts: account 1300
  executed_tiyn bigint NOT NULL, -- paid: account 1400
  CONSTRAINT budget_balance_pkey PRIMARY KEY (budget_line),
  CONSTRAINT budget_balance_line_fkey FOREIGN KEY (budget_line) REFERENCES :region.budget_line (code),
  CONSTRAINT budget_balance_never_overspent CHECK (free_tiyn >= 0 AND committed_tiyn >= 0 AND obligated_tiyn >= 0 AND executed_tiyn >= 0),
  CONSTRAINT budget_balance_whole CHECK (approved_tiyn = free_tiyn + committed_tiyn + obligated_tiyn + executed_tiyn)
);

-- Debits and credits of an account in a month of booking, city-wide. Kept by the statement that books; equal to its entries.
CREATE TABLE :region.account_month (
  month date NOT NULL, -- first day of the month of booking
  account text NOT NULL, -- code in the domain's chart of accounts
  funding_source text NOT NULL, -- local or republican
  budget_line text NOT NULL, -- the line; empty text: booked before entries named theirs
  debit_tiyn bigint NOT NULL, -- sum of the debits
  credit_tiyn bigint NOT NULL, -- sum of the credits
  entries integer NOT NULL, -- how many entries
  CONSTRAINT account_month_pkey PRIMARY KEY (month, account, funding_source, budget_line)
);

-- The same for one kindergarten.
CREATE TABLE :region.provider_account_month (
  provider_id uuid NOT NULL, -- the kindergarten
  month date NOT NULL, -- first day of the month of booking
  account text NOT NULL, -- code in the domain's chart of accounts
  funding_source text NOT NULL, -- local or republican
  budget_line text NOT NULL, -- the line; empty text: booked before entries named theirs
  debit_tiyn bigint NOT NULL, -- sum of the debits
  credit_tiyn bigint NOT NULL, -- sum of the credits
  entries integer NOT NULL, -- how many entries
  CONSTRAINT provider_account_month_pkey PRIMARY KEY (provider_id, month, account, funding_source, budget_line),
  CONSTRAINT provider_account_month_provider_fkey FOREIGN KEY (provider_id) REFERENCES :region.provider (id)
);

CREATE INDEX provider_account_month_account ON :region.provider_account_month (account, budget_line, provider_id);

ALTER TABLE :region.entry ADD COLUMN budget_line text;

COMMENT ON COLUMN :region.entry.budget_line IS 'the budget line; empty: booked before entries named theirs';

ALTER TABLE :region.entry ADD CONSTRAINT entry_budget_line_fkey FOREIGN KEY (budget_line) REFERENCES :region.budget_line (code);

CREATE INDEX entry_budget_line ON :region.entry (budget_line);

ALTER TABLE :region.service_contract ADD COLUMN local_tiyn bigint NOT NULL DEFAULT 0;

COMMENT ON COLUMN :region.service_contract.local_tiyn IS 'sum of the contract from the local budget, over its whole period';

ALTER TABLE :region.service_contract ADD COLUMN republican_tiyn bigint NOT NULL DEFAULT 0;

COMMENT ON COLUMN :region.service_contract.republican_tiyn IS 'sum of the contract from the republican budget, over its whole period';

ALTER TABLE :region.service_contract ADD CONSTRAINT service_contract_not_negative CHECK (local_tiyn >= 0 AND republican_tiyn >= 0);

-- A new line has its months and a balance of nothing; what is approved is booked.
CREATE FUNCTION :region.budget_line_opens() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = :region, pg_temp AS $$
BEGIN
  INSERT INTO budget_month (budget_line, month, amount_tiyn)
  SELECT a.code, (make_date(a.year, a.half * 6 - 5, 1) + make_interval(months => n))::date,
         a.amount_tiyn / 6 + CASE WHEN n = 5 THEN a.amount_tiyn % 6 ELSE 0 END
    FROM added a CROSS JOIN generate_series(0, 5) AS n;
  INSERT INTO budget_balance (budget_line, approved_tiyn, free_tiyn, committed_tiyn, obligated_tiyn, executed_tiyn)
  SELECT code, 0, 0, 0, 0, 0 FROM added;
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION :region.budget_line_opens() FROM PUBLIC;

CREATE TRIGGER budget_line_open AFTER INSERT ON :region.budget_line REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION :region.budget_line_opens();

-- An amendment is what its proposal says, not a change more, and its changes stand by line and month. No month falls below zero.
CREATE FUNCTION :region.budget_amendment_takes_effect() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = :region, pg_temp AS $$
DECLARE
  bad text;
BEGIN
  IF EXISTS (SELECT FROM added a WHERE NOT EXISTS (
      SELECT FROM proposal p WHERE p.id = a.proposal_id AND p.kind = 'budget' AND p.state = 'released'
         AND to_jsonb(a) - 'proposal_id' = p.body::jsonb)) THEN
    RAISE EXCEPTION 'no released proposal says this' USING ERRCODE = '23514';
  END IF;
  INSERT INTO budget_change (proposal_id, budget_line, month, amount_tiyn)
  SELECT a.proposal_id, c ->> 'budget_line', (c ->> 'month')::date, (c ->> 'amount_tiyn')::bigint
    FROM added a CROSS JOIN jsonb_array_elements(a.changes) AS c;
  SELECT m.budget_line INTO bad FROM budget_month m JOIN budget_change c ON c.budget_line = m.budget_line AND c.month = m.month
   WHERE m.budget_line IN (SELECT x.budget_line FROM budget_change x JOIN added a ON a.proposal_id = x.proposal_id)
   GROUP BY m.budget_line, m.month, m.amount_tiyn HAVING m.amount_tiyn + sum(c.amount_tiyn) < 0 LIMIT 1;
  IF FOUND THEN RAISE EXCEPTION 'a month of the budget line % falls below zero', bad USING ERRCODE = '23514'; END IF;
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION :region.budget_amendment_takes_effect() FROM PUBLIC;

CREATE TRIGGER budget_amendment_effect AFTER INSERT ON :region.budget_amendment REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION :region.budget_amendment_takes_effect();

CREATE TRIGGER budget_amendment_held AFTER INSERT ON :region.budget_amendment REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION :region.held_to_proposal('budget');

-- Adds entries to the balances of their lines and months. The lines are locked in the order of their code, so that no two bookings
-- wait for each other in a circle; everything below them is guarded by their locks.
CREATE FUNCTION :region.entries_add_up() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = :region, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM added WHERE budget_line IS NULL) THEN
    RAISE EXCEPTION 'an entry names its budget line' USING ERRCODE = '23514';
  END IF;
  PERFORM 1 FROM budget_balance WHERE budget_line IN (SELECT budget_line FROM added) ORDER BY budget_line FOR UPDATE;
  UPDATE budget_balance b
     SET approved_tiyn = b.approved_tiyn + s.approved, free_tiyn = b.free_tiyn + s.free, committed_tiyn = b.committed_tiyn + s.committed,
         obligated_tiyn = b.obligated_tiyn + s.obligated, executed_tiyn = b.executed_tiyn + s.executed
    FROM (SELECT budget_line, coalesce(-sum(amount_tiyn) FILTER (WHERE account = '1000'), 0) AS approved,
                 coalesce(sum(amount_tiyn) FILTER (WHERE account = '1100'), 0) AS free,
                 coalesce(sum(amount_tiyn) FILTER (WHERE account = '1200'), 0) AS committed,
                 coalesce(sum(amount_tiyn) FILTER (WHERE account = '1300'), 0) AS obligated,
                 coalesce(sum(amount_tiyn) FILTER (WHERE account = '1400'), 0) AS executed
            FROM added WHERE account < '2000' GROUP BY budget_line) s
   WHERE b.budget_line = s.budget_line;
  INSERT INTO account_month (month, account, funding_source, budget_line, debit_tiyn, credit_tiyn, entries)
  SELECT DISTINCT j.month, a.account, a.funding_source, a.budget_line, 0, 0, 0 FROM added a JOIN journal j ON j.id = a.journal_id
  ON CONFLICT DO NOTHING;
  UPDATE account_month m SET debit_tiyn = m.debit_tiyn + s.debit, credit_tiyn = m.credit_tiyn + s.credit, entries = m.entries + s.entries
    FROM (SELECT j.month, a.account, a.funding_source, a.budget_line, coalesce(sum(a.amount_tiyn) FILTER (WHERE a.amount_tiyn > 0), 0) AS debit,
                 coalesce(-sum(a.amount_tiyn) FILTER (WHERE a.amount_tiyn < 0), 0) AS credit, count(*) AS entries
            FROM added a JOIN journal j ON j.id = a.journal_id GROUP BY 1, 2, 3, 4) s
   WHERE m.month = s.month AND m.account = s.account AND m.funding_source = s.funding_source AND m.budget_line = s.budget_line;
  INSERT INTO provider_account_month (provider_id, month, account, funding_source, budget_line, debit_tiyn, credit_tiyn, entries)
  SELECT DISTINCT a.provider_id, j.month, a.account, a.funding_source, a.budget_line, 0, 0, 0
    FROM added a JOIN journal j ON j.id = a.journal_id WHERE a.provider_id IS NOT NULL
  ON CONFLICT DO NOTHING;
  UPDATE provider_account_month m SET debit_tiyn = m.debit_tiyn + s.debit, credit_tiyn = m.credit_tiyn + s.credit, entries = m.entries + s.entries
    FROM (SELECT a.provider_id, j.month, a.account, a.funding_source, a.budget_line,
                 coalesce(sum(a.amount_tiyn) FILTER (WHERE a.amount_tiyn > 0), 0) AS debit,
                 coalesce(-sum(a.amount_tiyn) FILTER (WHERE a.amount_tiyn < 0), 0) AS credit, count(*) AS entries
            FROM added a JOIN journal j ON j.id = a.journal_id WHERE a.provider_id IS NOT NULL GROUP BY 1, 2, 3, 4, 5) s
   WHERE m.provider_id = s.provider_id AND m.month = s.month AND m.account = s.account AND m.funding_source = s.funding_source
     AND m.budget_line = s.budget_line;
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION :region.entries_add_up() FROM PUBLIC;

-- What is free of some lines, locked until the end of the transaction in the order of their code.
CREATE FUNCTION :region.lock_budget(lines text[]) RETURNS TABLE (budget_line text, free_tiyn bigint)
  LANGUAGE sql SECURITY DEFINER SET search_path = :region, pg_temp AS $$
  SELECT b.budget_line, b.free_tiyn FROM budget_balance b WHERE b.budget_line = ANY (lines) ORDER BY b.budget_line FOR UPDATE
$$;

REVOKE ALL ON FUNCTION :region.lock_budget(text[]) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION :region.lock_budget(text[]) TO balapan_app;

-- What was booked before entries named their budget line: the line of the act's contract, or the one that was approved.
INSERT INTO :region.budget_month (budget_line, month, amount_tiyn)
SELECT b.code, (make_date(b.year, b.half * 6 - 5, 1) + make_interval(months => n))::date,
       b.amount_tiyn / 6 + CASE WHEN n = 5 THEN b.amount_tiyn % 6 ELSE 0 END
  FROM :region.budget_line b CROSS JOIN generate_series(0, 5) AS n;

UPDATE :region.entry e SET budget_line = b.code FROM :region.journal j, :region.budget_line b
 WHERE j.id = e.journal_id AND j.kind = 'budgetApproved' AND b.code = split_part(j.operation_key, ':', 2);

UPDATE :region.entry e SET budget_line = b.code
  FROM :region.journal j, :region.act a, :region.service_contract c, :region.budget_line b
 WHERE j.id = e.journal_id AND e.budget_line IS NULL AND c.id = a.contract_id AND b.programme = c.programme AND b.funding_source = e.funding_source
   AND b.year = extract(year FROM a.month) AND b.half = CASE WHEN extract(month FROM a.month) < 7 THEN 1 ELSE 2 END
   AND a.id::text = CASE j.kind WHEN 'actApproved' THEN split_part(j.operation_key, ':', 2)
     ELSE (SELECT p.act_id::text FROM :region.payment p WHERE p.id::text = split_part(j.operation_key, ':', 2)) END;

-- Acts were obliged without a commitment: each line commits what they took.
INSERT INTO :region.journal (id, operation_key, kind, month, posted_at)
SELECT gen_random_uuid(), 'contractCommitted:before/' || e.budget_line, 'contractCommitted', min(j.month), min(j.posted_at)
  FROM :region.entry e JOIN :region.journal j ON j.id = e.journal_id
 WHERE e.account = '1200' AND e.budget_line IS NOT NULL GROUP BY e.budget_line HAVING sum(e.amount_tiyn) < 0;

INSERT INTO :region.entry (journal_id, seq, account, month, funding_source, amount_tiyn, budget_line)
SELECT j.id, s.seq, s.account, j.month, b.funding_source, CASE s.seq WHEN 1 THEN -e.sum ELSE e.sum END, b.code
  FROM :region.journal j
  JOIN :region.budget_line b ON j.operation_key = 'contractCommitted:before/' || b.code
  JOIN (SELECT budget_line, sum(amount_tiyn) AS sum FROM :region.entry WHERE account = '1200' GROUP BY 1) e ON e.budget_line = b.code
 CROSS JOIN (VALUES (1, '1200'), (2, '1100')) AS s (seq, account);

INSERT INTO :region.budget_balance (budget_line, approved_tiyn, free_tiyn, committed_tiyn, obligated_tiyn, executed_tiyn)
SELECT b.code, coalesce(-sum(e.amount_tiyn) FILTER (WHERE e.account = '1000'), 0), coalesce(sum(e.amount_tiyn) FILTER (WHERE e.account = '1100'), 0),
       coalesce(sum(e.amount_tiyn) FILTER (WHERE e.account = '1200'), 0), coalesce(sum(e.amount_tiyn) FILTER (WHERE e.account = '1300'), 0),
       coalesce(sum(e.amount_tiyn) FILTER (WHERE e.account = '1400'), 0)
  FROM :region.budget_line b LEFT JOIN :region.entry e ON e.budget_line = b.code GROUP BY b.code;

INSERT INTO :region.account_month (month, account, funding_source, budget_line, debit_tiyn, credit_tiyn, entries)
SELECT j.month, e.account, e.funding_source, coalesce(e.budget_line, ''), coalesce(sum(e.amount_tiyn) FILTER (WHERE e.amount_tiyn > 0), 0),
       coalesce(-sum(e.amount_tiyn) FILTER (WHERE e.amount_tiyn < 0), 0), count(*)
  FROM :region.entry e JOIN :region.journal j ON j.id = e.journal_id GROUP BY 1, 2, 3, 4;

INSERT INTO :region.provider_account_month (provider_id, month, account, funding_source, budget_line, debit_tiyn, credit_tiyn, entries)
SELECT e.provider_id, j.month, e.account, e.funding_source, coalesce(e.budget_line, ''), coalesce(sum(e.amount_tiyn) FILTER (WHERE e.amount_tiyn > 0), 0),
       coalesce(-sum(e.amount_tiyn) FILTER (WHERE e.amount_tiyn < 0), 0), count(*)
  FROM :region.entry e JOIN :region.journal j ON j.id = e.journal_id WHERE e.provider_id IS NOT NULL GROUP BY 1, 2, 3, 4, 5;

CREATE TRIGGER entry_books AFTER INSERT ON :region.entry REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION :region.entries_add_up();

ALTER TABLE :region.provider_account_month ENABLE ROW LEVEL SECURITY;

CREATE POLICY provider_account_month_scope ON :region.provider_account_month USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    ELSE false END);

GRANT SELECT ON :region.budget_code, :region.budget_month, :region.budget_amendment, :region.budget_change, :region.budget_balance,
  :region.account_month, :region.provider_account_month TO balapan_app, balapan_report, balapan_import;

GRANT INSERT ON :region.budget_amendment TO balapan_app;

GRANT INSERT ON :region.budget_code TO balapan_import;
