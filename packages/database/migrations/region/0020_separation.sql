-- Maker, checker and releaser are different people: what the operations ask, the database holds too.

-- Of one act nobody takes two of the steps: the kindergarten's signature, the check, the Department's signature. The same step may be
-- taken again after a return. Moves of files and of the system name nobody.
ALTER TABLE :region.act_move ADD CONSTRAINT act_move_three_people
  EXCLUDE USING gist (act_id WITH =, person_id WITH =, to_state WITH <>)
  WHERE (to_state IN ('signedByProvider', 'checked', 'signedByDepartment'));

-- Of one document nobody signs two steps.
ALTER TABLE :region.signature ADD CONSTRAINT signature_other_person UNIQUE (document_kind, document_id, person_id);

-- A register that people made goes no further than hands have taken it; one of the old system names nobody.
ALTER TABLE :region.payment_register ADD CONSTRAINT payment_register_checked_by_somebody
  CHECK (made_by IS NULL OR state = 'draft' OR checked_by IS NOT NULL);

ALTER TABLE :region.payment_register ADD CONSTRAINT payment_register_released_by_somebody
  CHECK (made_by IS NULL OR state NOT IN ('released', 'reconciled') OR released_by IS NOT NULL);
