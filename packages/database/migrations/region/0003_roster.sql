-- Kindergartens, their contracts, accounts and groups; districts, organisations, calendar.

-- A district of the city.
CREATE TABLE :region.district (
  kato text NOT NULL, -- code of the territory
  name_kk text NOT NULL, -- name in Kazakh
  name_ru text NOT NULL, -- name in Russian
  name_en text NOT NULL, -- name in English
  outline jsonb NOT NULL, -- GeoJSON geometry, longitude first
  CONSTRAINT district_pkey PRIMARY KEY (kato)
);

-- A day of the working calendar, entered by the department.
CREATE TABLE :region.calendar_day (
  day date NOT NULL, -- the day
  kind text NOT NULL, -- work, weekend, holiday, substitute, movedOff, movedWork
  note_kk text, -- name of the holiday in Kazakh
  note_ru text, -- name of the holiday in Russian
  note_en text, -- name of the holiday in English
  source text NOT NULL, -- act that says so
  CONSTRAINT calendar_day_pkey PRIMARY KEY (day),
  CONSTRAINT calendar_day_kind_known CHECK (kind IN ('work', 'weekend', 'holiday', 'substitute', 'movedOff', 'movedWork'))
);

-- The department and the payers, with the account that they pay from.
CREATE TABLE :region.organisation (
  code text NOT NULL, -- department, financialCentre
  bin text NOT NULL, -- business identification number
  name_kk text NOT NULL, -- name in Kazakh
  name_ru text NOT NULL, -- name in Russian
  name_en text NOT NULL, -- name in English
  iban text NOT NULL, -- account that it pays from
  bik text NOT NULL, -- bank of the account
  kbe text NOT NULL, -- residency and sector of economy, two digits
  CONSTRAINT organisation_pkey PRIMARY KEY (code),
  CONSTRAINT organisation_code_known CHECK (code IN ('department', 'financialCentre'))
);

-- A kindergarten. What is here may be seen by everybody.
CREATE TABLE :region.provider (
  id uuid NOT NULL, -- UUID v7
  number integer NOT NULL, -- number in the roster
  bin text NOT NULL, -- BIN, or the IIN of an individual entrepreneur
  ownership text NOT NULL, -- public or private
  legal_form text NOT NULL, -- kgu, gkkp, too, ip, chu
  name_kk text NOT NULL, -- name in Kazakh
  name_ru text NOT NULL, -- name in Russian
  name_en text NOT NULL, -- name in English
  district text NOT NULL, -- KATO of the district
  address_kk text NOT NULL, -- street and house in Kazakh
  address_ru text NOT NULL, -- street and house in Russian
  longitude double precision NOT NULL, -- degrees east
  latitude double precision NOT NULL, -- degrees north
  phone text, -- +7 and ten digits
  roster daterange NOT NULL, -- from when to when in the roster
  CONSTRAINT provider_pkey PRIMARY KEY (id),
  CONSTRAINT provider_bin_key UNIQUE (bin),
  CONSTRAINT provider_number_key UNIQUE (number),
  CONSTRAINT provider_district_fkey FOREIGN KEY (district) REFERENCES :region.district (kato),
  CONSTRAINT provider_ownership_known CHECK (ownership IN ('public', 'private'))
);

CREATE INDEX provider_district ON :region.provider (district);

-- A contract of the department with a kindergarten; says who pays.
CREATE TABLE :region.service_contract (
  id uuid NOT NULL, -- UUID v7
  provider_id uuid NOT NULL, -- the kindergarten
  number text NOT NULL, -- number of the contract
  signed_on date NOT NULL, -- day of signing
  period daterange NOT NULL, -- from when to when
  programme text NOT NULL, -- budget programme: 360-202
  payer text NOT NULL, -- department or financialCentre
  treasury_number text, -- number of registration in the treasury
  CONSTRAINT service_contract_pkey PRIMARY KEY (id),
  CONSTRAINT service_contract_provider_fkey FOREIGN KEY (provider_id) REFERENCES :region.provider (id),
  CONSTRAINT service_contract_payer_fkey FOREIGN KEY (payer) REFERENCES :region.organisation (code),
  CONSTRAINT service_contract_no_overlap EXCLUDE USING gist (provider_id WITH =, period WITH &&)
);

CREATE INDEX service_contract_payer ON :region.service_contract (payer);

-- A bank account of a kindergarten; one at a time.
CREATE TABLE :region.provider_account (
  id uuid NOT NULL, -- UUID v7
  provider_id uuid NOT NULL, -- the kindergarten
  iban text NOT NULL, -- account
  bik text NOT NULL, -- bank of the account
  kbe text NOT NULL, -- residency and sector of economy, two digits
  period daterange NOT NULL, -- from when to when
  CONSTRAINT provider_account_pkey PRIMARY KEY (id),
  CONSTRAINT provider_account_provider_fkey FOREIGN KEY (provider_id) REFERENCES :region.provider (id),
  CONSTRAINT provider_account_iban_shape CHECK (iban ~ '^KZ[0-9]{5}[0-9A-Z]{13}$'),
  CONSTRAINT provider_account_no_overlap EXCLUDE USING gist (provider_id WITH =, period WITH &&)
);

-- A group of a kindergarten. What is here may be seen by everybody.
CREATE TABLE :region.care_group (
  id uuid NOT NULL, -- UUID v7
  provider_id uuid NOT NULL, -- the kindergarten
  code text NOT NULL, -- short code within the kindergarten
  name text NOT NULL, -- name of the group
  kind text NOT NULL, -- general, sanatorium, correctional, special
  hours numeric(4, 1) NOT NULL, -- hours a day
  language text NOT NULL, -- kk or ru
  age smallint NOT NULL, -- category age of its children, 1 to 6
  capacity smallint NOT NULL, -- places
  period daterange NOT NULL, -- from when to when
  CONSTRAINT care_group_pkey PRIMARY KEY (id),
  CONSTRAINT care_group_code_key UNIQUE (provider_id, code),
  CONSTRAINT care_group_provider_fkey FOREIGN KEY (provider_id) REFERENCES :region.provider (id),
  CONSTRAINT care_group_kind_known CHECK (kind IN ('general', 'sanatorium', 'correctional', 'special')),
  CONSTRAINT care_group_language_known CHECK (language IN ('kk', 'ru')),
  CONSTRAINT care_group_age_range CHECK (age BETWEEN 1 AND 6),
  CONSTRAINT care_group_capacity_positive CHECK (capacity > 0)
);

-- Places of a group, kept in step by the transaction that takes or frees one; free = capacity − enrolled − held, not below zero.
CREATE TABLE :region.care_group_places (
  care_group_id uuid NOT NULL, -- the group
  provider_id uuid NOT NULL, -- its kindergarten
  enrolled integer NOT NULL, -- children enrolled now
  held integer NOT NULL, -- places held for a referral or an offer from the waitlist
  CONSTRAINT care_group_places_pkey PRIMARY KEY (care_group_id),
  CONSTRAINT care_group_places_group_fkey FOREIGN KEY (care_group_id) REFERENCES :region.care_group (id),
  CONSTRAINT care_group_places_provider_fkey FOREIGN KEY (provider_id) REFERENCES :region.provider (id),
  CONSTRAINT care_group_places_not_negative CHECK (enrolled >= 0 AND held >= 0)
);

CREATE INDEX care_group_places_provider ON :region.care_group_places (provider_id);

ALTER TABLE :region.appointment ADD CONSTRAINT appointment_provider_fkey FOREIGN KEY (provider_id) REFERENCES :region.provider (id);

ALTER TABLE :region.appointment ADD CONSTRAINT appointment_care_group_fkey FOREIGN KEY (care_group_id) REFERENCES :region.care_group (id);

ALTER TABLE :region.appointment ADD CONSTRAINT appointment_district_fkey FOREIGN KEY (district) REFERENCES :region.district (kato);

ALTER TABLE :region.appointment ADD CONSTRAINT appointment_organisation_fkey FOREIGN KEY (organisation) REFERENCES :region.organisation (code);

ALTER TABLE :region.child ADD CONSTRAINT child_provider_fkey FOREIGN KEY (provider_id) REFERENCES :region.provider (id);

ALTER TABLE :region.child ADD CONSTRAINT child_care_group_fkey FOREIGN KEY (care_group_id) REFERENCES :region.care_group (id);

CREATE INDEX appointment_care_group ON :region.appointment (care_group_id);

CREATE INDEX appointment_district ON :region.appointment (district);

CREATE INDEX appointment_organisation ON :region.appointment (organisation);

ALTER TABLE :region.provider_account ENABLE ROW LEVEL SECURITY;

CREATE POLICY provider_account_scope ON :region.provider_account USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    ELSE false END);

GRANT SELECT ON :region.district, :region.calendar_day, :region.organisation, :region.provider, :region.service_contract,
  :region.provider_account, :region.care_group, :region.care_group_places TO balapan_app, balapan_report;

GRANT SELECT, INSERT, UPDATE ON :region.district, :region.calendar_day, :region.organisation, :region.provider, :region.service_contract,
  :region.provider_account, :region.care_group, :region.care_group_places TO balapan_import;

GRANT INSERT, UPDATE (enrolled, held) ON :region.care_group_places TO balapan_app;
