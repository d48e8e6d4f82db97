-- A scan of the legal act that a norm stands on: what people signed for can be read by everybody who checks it. Only added to.
CREATE TABLE :region.legal_scan (
  id uuid NOT NULL, -- UUID v7
  name text NOT NULL, -- of the file as it was brought
  type text NOT NULL, -- by its content: application/pdf or image/jpeg
  bytes bytea NOT NULL, -- the file
  sha256 bytea NOT NULL, -- its hash
  made_by uuid NOT NULL, -- who brought it
  made_at timestamptz NOT NULL, -- when, by the region's clock
  CONSTRAINT legal_scan_pkey PRIMARY KEY (id),
  CONSTRAINT legal_scan_made_by_fkey FOREIGN KEY (made_by) REFERENCES :region.person (id),
  CONSTRAINT legal_scan_type_known CHECK (type IN ('application/pdf', 'image/jpeg')),
  CONSTRAINT legal_scan_size CHECK (octet_length(bytes) BETWEEN 1 AND 5242880),
  CONSTRAINT legal_scan_sha256 CHECK (sha256 = sha256(bytes))
);

CREATE INDEX legal_scan_made_by ON :region.legal_scan (made_by);

ALTER TABLE :region.norm ADD COLUMN scan_id uuid;

COMMENT ON COLUMN :region.norm.scan_id IS 'scan of the legal act; empty: none was brought';

ALTER TABLE :region.norm ADD CONSTRAINT norm_scan_fkey FOREIGN KEY (scan_id) REFERENCES :region.legal_scan (id);

CREATE INDEX norm_scan ON :region.norm (scan_id);

-- Legal acts name no child and no kindergarten's money: whoever works for the region may read them.
ALTER TABLE :region.legal_scan ENABLE ROW LEVEL SECURITY;

CREATE POLICY legal_scan_scope ON :region.legal_scan USING (current_setting('app.scope', true) = 'region');

GRANT SELECT, INSERT ON :region.legal_scan TO balapan_app;

GRANT SELECT ON :region.legal_scan TO balapan_report;
