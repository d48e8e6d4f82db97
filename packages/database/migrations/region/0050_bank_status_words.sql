-- What the columns of the lists of states hold.

COMMENT ON TABLE :region.bank_status_list IS 'A list of states of a register''s payments, as a bank or the treasury gave it out. Never changed.';

COMMENT ON COLUMN :region.bank_status_list.id IS 'UUID v7';

COMMENT ON COLUMN :region.bank_status_list.register_id IS 'the register';

COMMENT ON COLUMN :region.bank_status_list.name IS 'name of the file';

COMMENT ON COLUMN :region.bank_status_list.sha256 IS 'hash of the file';

COMMENT ON COLUMN :region.bank_status_list.read_by IS 'who has read it';

COMMENT ON COLUMN :region.bank_status_list.read_at IS 'when, by the region''s clock';
