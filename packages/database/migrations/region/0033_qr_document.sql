-- A QR code may ask for the signature over a document: of which one, and at which of its steps.

ALTER TABLE :region.qr_request ADD COLUMN document_kind text;

ALTER TABLE :region.qr_request ADD COLUMN document_id uuid;

ALTER TABLE :region.qr_request ADD COLUMN step text;

COMMENT ON COLUMN :region.qr_request.document_kind IS 'as in signature.document_kind; empty: a sign-in';

COMMENT ON COLUMN :region.qr_request.document_id IS 'the document, of a kind; empty: a sign-in';

COMMENT ON COLUMN :region.qr_request.step IS 'as in signature.step; empty: a sign-in';

ALTER TABLE :region.qr_request ADD CONSTRAINT qr_request_document_named CHECK (
  CASE purpose
    WHEN 'signIn' THEN document_kind IS NULL AND document_id IS NULL AND step IS NULL
    ELSE document_kind IS NOT NULL AND document_id IS NOT NULL AND step IS NOT NULL AND person_id IS NOT NULL
  END
);
