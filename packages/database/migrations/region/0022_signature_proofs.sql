-- What proves a signature years later: the authority's answer about the certificate and the time stamp, as they came.

ALTER TABLE :region.signature ADD COLUMN ocsp bytea;

COMMENT ON COLUMN :region.signature.ocsp IS 'OCSP response in DER; empty: nobody was asked, or the checking service keeps it (see the verdict)';

ALTER TABLE :region.signature ADD COLUMN tsp bytea;

COMMENT ON COLUMN :region.signature.tsp IS 'time stamp token in DER over the signature; empty: none came along and no service is configured';

ALTER TABLE :region.signature ADD COLUMN stamped_at timestamptz;

COMMENT ON COLUMN :region.signature.stamped_at IS 'when by that stamp: the certificate is judged at this moment';

ALTER TABLE :region.signature ADD CONSTRAINT signature_stamp_whole CHECK ((tsp IS NULL) = (stamped_at IS NULL));

-- Signatures are checked again in the order in which they were made.
CREATE INDEX signature_signed_at ON :region.signature (signed_at, id);
