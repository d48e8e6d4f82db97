-- A session that nobody uses ends by itself.

ALTER TABLE :region.session ADD COLUMN seen_at timestamptz;

COMMENT ON COLUMN :region.session.seen_at IS 'last use, real time, exact to five minutes; empty: none since made_at';

GRANT UPDATE (seen_at) ON :region.session TO balapan_app;
