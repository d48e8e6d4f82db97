-- A line of a statement is one payment, several, or a part of one, with what speaks for it; people match and undo by hand, two of them.

-- What two people decide about a line by hand: one proposes with a reason, another confirms or refuses.
CREATE TABLE :region.statement_decision (
  id uuid NOT NULL, -- UUID v7
  kind text NOT NULL, -- match: it is these payments; setAside: it is no payment and needs no more looking at; undo: it is not what it was matched to
  statement_id uuid NOT NULL, -- the statement
  line_no integer NOT NULL, -- its line
  payment_ids uuid[] NOT NULL, -- payments that it is; none for setAside and undo
  reason text NOT NULL, -- why, in the words of whoever proposed it
  made_by uuid NOT NULL, -- who proposed it
  made_at timestamptz NOT NULL, -- when, by the region's clock
  state text NOT NULL, -- proposed, confirmed, refused
  decided_by uuid, -- who confirmed or refused it
  decided_at timestamptz, -- when
  CONSTRAINT statement_decision_pkey PRIMARY KEY (id),
  CONSTRAINT statement_decision_line_fkey FOREIGN KEY (statement_id, line_no) REFERENCES :region.statement_line (statement_id, line_no),
  CONSTRAINT statement_decision_made_by_fkey FOREIGN KEY (made_by) REFERENCES :region.person (id),
  CONSTRAINT statement_decision_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES :region.person (id),
  CONSTRAINT statement_decision_kind_known CHECK (kind IN ('match', 'setAside', 'undo')),
  CONSTRAINT statement_decision_state_known CHECK (state IN ('proposed', 'confirmed', 'refused')),
  CONSTRAINT statement_decision_two_people CHECK (made_by <> decided_by),
  CONSTRAINT statement_decision_decided_by_somebody CHECK ((state = 'proposed') = (decided_by IS NULL AND decided_at IS NULL)),
  CONSTRAINT statement_decision_reasoned CHECK (length(btrim(reason)) >= 3),
  CONSTRAINT statement_decision_of_payments CHECK ((kind = 'match') = (cardinality(payment_ids) > 0))
);

CREATE INDEX statement_decision_line ON :region.statement_decision (statement_id, line_no);

CREATE UNIQUE INDEX statement_decision_one_open ON :region.statement_decision (statement_id, line_no) WHERE state = 'proposed';

CREATE INDEX statement_decision_made_by ON :region.statement_decision (made_by);

CREATE INDEX statement_decision_decided_by ON :region.statement_decision (decided_by);

-- What of a line belongs to which payment. An undone one stays, and names who undid it.
CREATE TABLE :region.statement_match (
  id uuid NOT NULL, -- UUID v7
  statement_id uuid NOT NULL, -- the statement
  line_no integer NOT NULL, -- its line
  payment_id uuid NOT NULL, -- the payment
  direction text NOT NULL, -- out: it went; in: it came back
  amount_tiyn bigint NOT NULL, -- what of the line is the payment's
  score smallint NOT NULL, -- how much speaks for it, 0 to 100; by hand: 100
  because text[] NOT NULL, -- what speaks for it: documentNumber, numberInPurpose, registerInPurpose, sum, account, bin, partsGiveSum; by hand: nothing
  operation_id uuid NOT NULL, -- in the key of the journal that it was booked with: the payment, by hand the match itself
  made_at timestamptz NOT NULL, -- when, by the region's clock
  decision_id uuid, -- by hand: the decision
  undone_by uuid, -- decision that took it back; empty: it stands
  CONSTRAINT statement_match_pkey PRIMARY KEY (id),
  CONSTRAINT statement_match_line_fkey FOREIGN KEY (statement_id, line_no) REFERENCES :region.statement_line (statement_id, line_no),
  CONSTRAINT statement_match_payment_fkey FOREIGN KEY (payment_id) REFERENCES :region.payment (id),
  CONSTRAINT statement_match_decision_fkey FOREIGN KEY (decision_id) REFERENCES :region.statement_decision (id),
  CONSTRAINT statement_match_undone_fkey FOREIGN KEY (undone_by) REFERENCES :region.statement_decision (id),
  CONSTRAINT statement_match_direction_known CHECK (direction IN ('in', 'out')),
  CONSTRAINT statement_match_positive CHECK (amount_tiyn > 0),
  CONSTRAINT statement_match_score_range CHECK (score BETWEEN 0 AND 100)
);

CREATE UNIQUE INDEX statement_match_once ON :region.statement_match (statement_id, line_no, payment_id) WHERE undone_by IS NULL;

CREATE INDEX statement_match_line ON :region.statement_match (statement_id, line_no);

CREATE INDEX statement_match_payment ON :region.statement_match (payment_id);

CREATE INDEX statement_match_decision ON :region.statement_match (decision_id);

CREATE INDEX statement_match_undone ON :region.statement_match (undone_by);

INSERT INTO :region.statement_match (id, statement_id, line_no, payment_id, direction, amount_tiyn, score, because, operation_id, made_at)
SELECT gen_random_uuid(), l.statement_id, l.line_no, l.payment_id, l.direction, l.amount_tiyn, 100, '{documentNumber,sum,account}', l.payment_id, s.read_at
  FROM :region.statement_line l JOIN :region.bank_statement s ON s.id = l.statement_id WHERE l.payment_id IS NOT NULL;

-- One truth: what a line is stands in its matches and its reason.
ALTER TABLE :region.statement_line DROP COLUMN payment_id;

COMMENT ON COLUMN :region.statement_line.reason IS 'matched, returned, bundle, part, byHand, setAside, or why not: unknownDocument, otherAmount, otherParty, twice, cancelled, undone, incoming, fee';

COMMENT ON TABLE :region.statement_line IS 'A line of a statement: matched, or an exception with an owner and an age.';

CREATE INDEX statement_line_exception ON :region.statement_line (day)
  WHERE reason NOT IN ('matched', 'returned', 'bundle', 'part', 'byHand', 'setAside');

REVOKE UPDATE ON :region.statement_line FROM balapan_app;

GRANT UPDATE (reason, owner_id) ON :region.statement_line TO balapan_app;

ALTER TABLE :region.statement_decision ENABLE ROW LEVEL SECURITY;

CREATE POLICY statement_decision_scope ON :region.statement_decision USING (current_setting('app.scope', true) = 'region');

ALTER TABLE :region.statement_match ENABLE ROW LEVEL SECURITY;

CREATE POLICY statement_match_scope ON :region.statement_match USING (current_setting('app.scope', true) = 'region');

GRANT SELECT ON :region.statement_decision, :region.statement_match TO balapan_app, balapan_report;

GRANT INSERT ON :region.statement_decision, :region.statement_match TO balapan_app;

GRANT UPDATE (state, decided_by, decided_at) ON :region.statement_decision TO balapan_app;

GRANT UPDATE (undone_by) ON :region.statement_match TO balapan_app;
