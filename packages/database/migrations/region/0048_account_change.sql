-- A payment that the bank gave back is answered by the kindergarten: one of its people proposes the account to pay to, another one
-- confirms it, and only then may the act be paid again, once, under a link to the payment that came back.

ALTER TABLE :region.payment ADD COLUMN return_reason text;

COMMENT ON COLUMN :region.payment.return_reason IS 'why the bank gave it back: see returnReason.ts of the domain; empty: it did not, or nobody said why';

ALTER TABLE :region.payment ADD COLUMN return_words text;

COMMENT ON COLUMN :region.payment.return_words IS 'the bank''s own words for it';

ALTER TABLE :region.payment ADD CONSTRAINT payment_return_reason_known CHECK (return_reason IN
  ('accountClosed', 'accountUnknown', 'accountBlocked', 'otherBank', 'detailsDiffer', 'other'));

GRANT UPDATE (return_reason, return_words) ON :region.payment TO balapan_app;

-- The account to pay to after a return, as two people of the kindergarten say. Only its state moves.
CREATE TABLE :region.account_change (
  id uuid NOT NULL, -- UUID v7; of the account that it begins, too
  payment_id uuid NOT NULL, -- the payment that came back
  provider_id uuid NOT NULL, -- the kindergarten
  iban text NOT NULL, -- account
  bik text NOT NULL, -- bank of the account
  kbe text NOT NULL, -- residency and sector of economy, two digits
  made_by uuid NOT NULL, -- who proposed it
  made_at timestamptz NOT NULL, -- when, by the region's clock
  state text NOT NULL, -- proposed, confirmed, refused
  decided_by uuid, -- who confirmed or refused it
  decided_at timestamptz, -- when
  refusal text, -- why it was refused, in the words of whoever did it
  CONSTRAINT account_change_pkey PRIMARY KEY (id),
  CONSTRAINT account_change_payment_fkey FOREIGN KEY (payment_id) REFERENCES :region.payment (id),
  CONSTRAINT account_change_provider_fkey FOREIGN KEY (provider_id) REFERENCES :region.provider (id),
  CONSTRAINT account_change_made_by_fkey FOREIGN KEY (made_by) REFERENCES :region.person (id),
  CONSTRAINT account_change_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES :region.person (id),
  CONSTRAINT account_change_iban_shape CHECK (iban ~ '^KZ[0-9]{5}[0-9A-Z]{13}$'),
  CONSTRAINT account_change_kbe_shape CHECK (kbe ~ '^[12][1-9]$'),
  CONSTRAINT account_change_state_known CHECK (state IN ('proposed', 'confirmed', 'refused')),
  CONSTRAINT account_change_two_people CHECK (made_by <> decided_by),
  CONSTRAINT account_change_decided_by_somebody CHECK ((state = 'proposed') = (decided_by IS NULL AND decided_at IS NULL)),
  CONSTRAINT account_change_refused_with_reason CHECK ((state = 'refused') = (length(btrim(coalesce(refusal, ''))) >= 3))
);

-- A return has one answer: the next one only after a refusal.
CREATE UNIQUE INDEX account_change_once ON :region.account_change (payment_id) WHERE state <> 'refused';

CREATE INDEX account_change_payment ON :region.account_change (payment_id);

CREATE INDEX account_change_provider ON :region.account_change (provider_id);

CREATE INDEX account_change_made_by ON :region.account_change (made_by);

CREATE INDEX account_change_decided_by ON :region.account_change (decided_by);

-- Whoever writes here writes as themselves, about a payment of that kindergarten that came back and that nothing repeats.
CREATE FUNCTION :region.account_change_own_hand() RETURNS trigger LANGUAGE plpgsql SET search_path = :region, pg_temp AS $$
DECLARE
  me text := coalesce(current_setting('app.user_id', true), '');
BEGIN
  IF current_user <> 'balapan_app' THEN RETURN NULL; END IF;
  IF TG_OP = 'INSERT' THEN
    IF EXISTS (SELECT FROM added a WHERE a.made_by::text <> me OR a.state <> 'proposed') THEN
      RAISE EXCEPTION 'an account is proposed by whoever proposes it' USING ERRCODE = '23514';
    END IF;
  ELSIF EXISTS (SELECT FROM added n JOIN before o ON o.id = n.id WHERE o.state <> 'proposed' OR n.decided_by::text IS DISTINCT FROM me) THEN
    RAISE EXCEPTION 'an account is decided once, by whoever decides it' USING ERRCODE = '23514';
  END IF;
  IF EXISTS (
      SELECT FROM added a WHERE a.state <> 'refused' AND NOT EXISTS (
        SELECT FROM payment p WHERE p.id = a.payment_id AND p.provider_id = a.provider_id AND p.state = 'returned' AND NOT EXISTS (
          SELECT FROM payment n WHERE n.act_id = p.act_id AND n.id <> p.id AND n.state NOT IN ('returned', 'cancelled')))) THEN
    RAISE EXCEPTION 'the payment did not come back, or is paid again' USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER account_change_proposed AFTER INSERT ON :region.account_change REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION :region.account_change_own_hand();

CREATE TRIGGER account_change_decided AFTER UPDATE ON :region.account_change REFERENCING OLD TABLE AS before NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION :region.account_change_own_hand();

-- A confirmed account is the kindergarten's from that day on: the only way in which the application changes one. What is confirmed as
-- it stands changes nothing.
CREATE FUNCTION :region.account_change_takes_effect() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = :region, pg_temp AS $$
BEGIN
  UPDATE provider_account a SET period = daterange(lower(a.period), (n.decided_at AT TIME ZONE 'Asia/Almaty')::date)
    FROM added n
   WHERE n.state = 'confirmed' AND a.provider_id = n.provider_id AND a.period @> (n.decided_at AT TIME ZONE 'Asia/Almaty')::date
     AND (a.iban, a.bik, a.kbe) <> (n.iban, n.bik, n.kbe);
  INSERT INTO provider_account (id, provider_id, iban, bik, kbe, period)
  SELECT n.id, n.provider_id, n.iban, n.bik, n.kbe, daterange(d.day,
           (SELECT min(lower(a.period)) FROM provider_account a WHERE a.provider_id = n.provider_id AND lower(a.period) > d.day))
    FROM added n CROSS JOIN LATERAL (SELECT (n.decided_at AT TIME ZONE 'Asia/Almaty')::date AS day) d
   WHERE n.state = 'confirmed'
     AND NOT EXISTS (SELECT FROM provider_account a WHERE a.provider_id = n.provider_id AND a.period @> d.day);
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION :region.account_change_takes_effect() FROM PUBLIC;

CREATE TRIGGER account_change_effect AFTER UPDATE ON :region.account_change REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION :region.account_change_takes_effect();

-- What came back is paid again under its link only, and only after the kindergarten's two people have said to which account.
CREATE FUNCTION :region.payment_repeats_answered() RETURNS trigger LANGUAGE plpgsql SET search_path = :region, pg_temp AS $$
DECLARE
  bad uuid;
BEGIN
  IF current_user <> 'balapan_app' THEN RETURN NULL; END IF;
  SELECT a.act_id INTO bad FROM added a
   WHERE a.replaces IS NULL AND EXISTS (SELECT FROM payment p WHERE p.act_id = a.act_id AND p.state = 'returned')
      OR a.replaces IS NOT NULL AND NOT EXISTS (
           SELECT FROM account_change c JOIN payment p ON p.id = c.payment_id
            WHERE c.payment_id = a.replaces AND c.state = 'confirmed' AND p.act_id = a.act_id AND p.state = 'returned')
   LIMIT 1;
  IF FOUND THEN RAISE EXCEPTION 'act %: a returned payment is repeated under its link, to an account that two people confirmed', bad USING ERRCODE = '23514'; END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER payment_repeats AFTER INSERT ON :region.payment REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION :region.payment_repeats_answered();

CREATE INDEX payment_returned ON :region.payment (settled_on) WHERE state = 'returned';

ALTER TABLE :region.account_change ENABLE ROW LEVEL SECURITY;

CREATE POLICY account_change_scope ON :region.account_change USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    ELSE false END);

GRANT SELECT ON :region.account_change TO balapan_app, balapan_report;

GRANT INSERT ON :region.account_change TO balapan_app;

GRANT UPDATE (state, decided_by, decided_at, refusal) ON :region.account_change TO balapan_app;
