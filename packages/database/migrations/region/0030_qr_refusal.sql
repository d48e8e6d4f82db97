-- Why a signature that came by QR was refused, as whole as any refusal: the code alone does not tell the day of an expiry.

ALTER TABLE :region.qr_request ADD COLUMN refusal_params jsonb;

COMMENT ON COLUMN :region.qr_request.refusal_params IS 'what the text of the refusal names, by name; empty with it';

GRANT UPDATE (refusal_params) ON :region.qr_request TO balapan_app;
