-- The roles of the database. The application never works as the owner of the tables: every transaction takes one of these.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'balapan_app') THEN CREATE ROLE balapan_app NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'balapan_import') THEN CREATE ROLE balapan_import NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'balapan_report') THEN CREATE ROLE balapan_report NOLOGIN; END IF;
END
$$;

DO $$
BEGIN
  EXECUTE format('GRANT balapan_app, balapan_import, balapan_report TO %I', current_user);
END
$$;

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE SCHEMA IF NOT EXISTS ref;

-- Banks of Kazakhstan: the three digits in an IBAN and the BIK that must go with them (kazakhstan.md 1.3).
CREATE TABLE ref.bank (
  code text NOT NULL, -- three digits, characters 5 to 7 of an IBAN
  bik text NOT NULL, -- eight characters, the address in payment orders
  name_kk text NOT NULL, -- name in Kazakh
  name_ru text NOT NULL, -- name in Russian
  name_en text NOT NULL, -- name in English
  CONSTRAINT bank_pkey PRIMARY KEY (code),
  CONSTRAINT bank_bik_key UNIQUE (bik),
  CONSTRAINT bank_code_shape CHECK (code ~ '^[0-9]{3}$')
);

GRANT USAGE ON SCHEMA ref TO balapan_app, balapan_import, balapan_report;

GRANT SELECT ON ref.bank TO balapan_app, balapan_import, balapan_report;

GRANT INSERT ON ref.bank TO balapan_import;
