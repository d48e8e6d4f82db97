-- Payment registers are signed electronically by three people; what is wrong is given back or cancelled, never mended; when a file has
-- left the house is written down. How the payer's bank takes orders is dated data.

ALTER TABLE :region.payment_register ADD COLUMN handed_over_at timestamptz;

COMMENT ON COLUMN :region.payment_register.handed_over_at IS 'when its file left the house: from then on it is not cancelled here';

ALTER TABLE :region.payment_register ADD COLUMN value_day date;

COMMENT ON COLUMN :region.payment_register.value_day IS 'day on which the bank moves the money, by its cut-off at the release';

ALTER TABLE :region.payment_register ADD COLUMN cancelled_by uuid;

COMMENT ON COLUMN :region.payment_register.cancelled_by IS 'who gave it back or cancelled it';

ALTER TABLE :region.payment_register ADD COLUMN cancelled_at timestamptz;

COMMENT ON COLUMN :region.payment_register.cancelled_at IS 'when given back or cancelled';

ALTER TABLE :region.payment_register ADD COLUMN cancel_reason text;

COMMENT ON COLUMN :region.payment_register.cancel_reason IS 'why, in the words of whoever did it';

COMMENT ON COLUMN :region.payment_register.state IS 'draft, made, checked, released, handedOver, reconciled, cancelled';

ALTER TABLE :region.payment_register DROP CONSTRAINT payment_register_state_known;

ALTER TABLE :region.payment_register ADD CONSTRAINT payment_register_state_known
  CHECK (state IN ('draft', 'made', 'checked', 'released', 'handedOver', 'reconciled', 'cancelled'));

ALTER TABLE :region.payment_register DROP CONSTRAINT payment_register_checked_by_somebody;

ALTER TABLE :region.payment_register ADD CONSTRAINT payment_register_checked_by_somebody
  CHECK (made_by IS NULL OR state IN ('draft', 'made', 'cancelled') OR checked_by IS NOT NULL);

ALTER TABLE :region.payment_register DROP CONSTRAINT payment_register_released_by_somebody;

ALTER TABLE :region.payment_register ADD CONSTRAINT payment_register_released_by_somebody
  CHECK (made_by IS NULL OR state IN ('draft', 'made', 'checked', 'cancelled') OR released_by IS NOT NULL);

ALTER TABLE :region.payment_register ADD CONSTRAINT payment_register_cancelled_with_reason
  CHECK ((state = 'cancelled') = (cancelled_by IS NOT NULL AND cancelled_at IS NOT NULL AND length(btrim(cancel_reason)) >= 3));

ALTER TABLE :region.payment_register ADD CONSTRAINT payment_register_gone_is_not_cancelled
  CHECK (state <> 'cancelled' OR handed_over_at IS NULL);

GRANT UPDATE (handed_over_at, value_day, cancelled_by, cancelled_at, cancel_reason) ON :region.payment_register TO balapan_app;

-- A register as it is signed: the sheet with count, sums and the hash of the lines, and the lines themselves. Never changed.
CREATE TABLE :region.payment_register_document (
  register_id uuid NOT NULL, -- the register
  bytes bytea NOT NULL, -- the sheet that is signed, canonical text
  sha256 bytea NOT NULL, -- its hash
  lines bytea NOT NULL, -- head and lines, canonical text; its hash stands in the sheet and in the register
  CONSTRAINT payment_register_document_pkey PRIMARY KEY (register_id),
  CONSTRAINT payment_register_document_register_fkey FOREIGN KEY (register_id) REFERENCES :region.payment_register (id),
  CONSTRAINT payment_register_document_as_hashed CHECK (sha256 = sha256(bytes))
);

ALTER TABLE :region.payment_register_document ENABLE ROW LEVEL SECURITY;

CREATE POLICY payment_register_document_scope ON :region.payment_register_document USING (current_setting('app.scope', true) = 'region');

GRANT SELECT ON :region.payment_register_document TO balapan_app, balapan_report;

GRANT INSERT ON :region.payment_register_document TO balapan_app;

-- What people made goes no further than signatures of those very people over those very bytes. Looked at when the transaction ends: the
-- signature is written after the step that it is for. A register of the old system names nobody.
CREATE FUNCTION :region.payment_register_signed() RETURNS trigger LANGUAGE plpgsql SET search_path = :region, pg_temp AS $$
DECLARE
  missing text;
BEGIN
  IF NEW.made_by IS NULL OR NEW.state IN ('draft', 'cancelled') THEN RETURN NULL; END IF;
  SELECT need.step INTO missing FROM (VALUES
      ('maker', NEW.made_by, true),
      ('checker', NEW.checked_by, NEW.state <> 'made'),
      ('releaser', NEW.released_by, NEW.state NOT IN ('made', 'checked'))) AS need (step, person_id, due)
    WHERE need.due AND NOT EXISTS (
      SELECT FROM signature s JOIN payment_register_document d ON d.register_id = NEW.id
       WHERE s.document_kind = 'paymentRegister' AND s.document_id = NEW.id AND s.step = need.step
         AND s.person_id = need.person_id AND s.sha256 = d.sha256)
    LIMIT 1;
  IF FOUND THEN RAISE EXCEPTION 'register % lacks the signature of its %', NEW.id, missing USING ERRCODE = '23514'; END IF;
  RETURN NULL;
END
$$;

-- Registers that people took further before there were signatures stay as they are.
CREATE CONSTRAINT TRIGGER payment_register_signatures AFTER INSERT OR UPDATE ON :region.payment_register
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state <> 'reconciled') EXECUTE FUNCTION :region.payment_register_signed();

-- A cancelled payment is as good as none: the act may be paid by another one.
ALTER TABLE :region.payment DROP CONSTRAINT payment_state_known;

ALTER TABLE :region.payment ADD CONSTRAINT payment_state_known
  CHECK (state IN ('ordered', 'sent', 'confirmed', 'returned', 'cancelled'));

COMMENT ON COLUMN :region.payment.state IS 'ordered, sent, confirmed, returned, cancelled';

DROP INDEX :region.payment_once;

CREATE UNIQUE INDEX payment_once ON :region.payment (act_id) WHERE state NOT IN ('returned', 'cancelled');

-- A returned payment is repeated by one at most.
CREATE UNIQUE INDEX payment_repeated_once ON :region.payment (replaces) WHERE state <> 'cancelled';

-- How the bank of a payer takes orders, for a period.
CREATE TABLE :region.payer_bank (
  payer text NOT NULL, -- department or financialCentre
  period daterange NOT NULL, -- from when to when
  format text NOT NULL, -- oneC: 1CClientBankExchange; mt100: MT100; treasury: a list for Казначейство-Клиент
  encoding text NOT NULL, -- utf8 or windows1251
  purpose_limit smallint NOT NULL, -- longest purpose of a payment, in signs
  cut_off text NOT NULL, -- orders from this time on, HH:MM by the city's clock, move the money on the next working day
  hold_minutes smallint NOT NULL, -- a released register waits so long before its file leaves, for second thoughts
  chief text NOT NULL, -- first signature in MT100: the head
  accountant text NOT NULL, -- second signature in MT100: the chief accountant
  source text NOT NULL, -- agreement with the bank
  CONSTRAINT payer_bank_pkey PRIMARY KEY (payer, period),
  CONSTRAINT payer_bank_no_overlap EXCLUDE USING gist (payer WITH =, period WITH &&),
  CONSTRAINT payer_bank_payer_known CHECK (payer IN ('department', 'financialCentre')),
  CONSTRAINT payer_bank_format_known CHECK (format IN ('oneC', 'mt100', 'treasury')),
  CONSTRAINT payer_bank_encoding_known CHECK (encoding IN ('utf8', 'windows1251')),
  CONSTRAINT payer_bank_purpose_limit CHECK (purpose_limit BETWEEN 60 AND 1000),
  CONSTRAINT payer_bank_cut_off_shape CHECK (cut_off ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  CONSTRAINT payer_bank_hold CHECK (hold_minutes BETWEEN 0 AND 240)
);

ALTER TABLE :region.payer_bank ENABLE ROW LEVEL SECURITY;

CREATE POLICY payer_bank_scope ON :region.payer_bank USING (current_setting('app.scope', true) = 'region');

GRANT SELECT ON :region.payer_bank TO balapan_app, balapan_report;

GRANT SELECT, INSERT, UPDATE ON :region.payer_bank TO balapan_import;

INSERT INTO :region.payer_bank (payer, period, format, encoding, purpose_limit, cut_off, hold_minutes, chief, accountant, source) VALUES
  ('financialCentre', '[2025-01-01,)', 'oneC', 'utf8', 400, '16:00', 10, 'НЕ ПРЕДУСМОТРЕН', 'НЕ ПРЕДУСМОТРЕН', 'until the agreement with the bank is entered'),
  ('department', '[2025-01-01,)', 'treasury', 'utf8', 400, '16:00', 10, 'НЕ ПРЕДУСМОТРЕН', 'НЕ ПРЕДУСМОТРЕН', 'until the rules of the treasury are entered');

-- What waits on purpose before it leaves the house.
ALTER TABLE :region.outbox ADD COLUMN not_before timestamptz;

COMMENT ON COLUMN :region.outbox.not_before IS 'does not leave before this moment by the real clock; empty: at once';
