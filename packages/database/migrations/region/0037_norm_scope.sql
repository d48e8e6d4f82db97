-- A norm may be for one ownership and one district only: the most specific one holds (docs/decisions/0027-an-act-says-what-changed.md).

ALTER TABLE :region.norm ADD COLUMN ownership text;

COMMENT ON COLUMN :region.norm.ownership IS 'public or private; empty: any';

ALTER TABLE :region.norm ADD COLUMN district text;

COMMENT ON COLUMN :region.norm.district IS 'KATO of the district; empty: any';

ALTER TABLE :region.norm ADD COLUMN coefficients jsonb NOT NULL DEFAULT '[]';

COMMENT ON COLUMN :region.norm.coefficients IS 'what is contained in the sum: [{"code": "ecology", "value": 1.2}], for information';

ALTER TABLE :region.norm ADD CONSTRAINT norm_ownership_known CHECK (ownership IN ('public', 'private'));

ALTER TABLE :region.norm ADD CONSTRAINT norm_coefficients_list CHECK (jsonb_typeof(coefficients) = 'array');

ALTER TABLE :region.norm ADD CONSTRAINT norm_district_fkey FOREIGN KEY (district) REFERENCES :region.district (kato);

CREATE INDEX norm_district ON :region.norm (district);

ALTER TABLE :region.norm DROP CONSTRAINT norm_no_overlap;

-- For one circle of kindergartens there is one norm a day; of several circles the order district before ownership before any decides.
ALTER TABLE :region.norm ADD CONSTRAINT norm_no_overlap EXCLUDE USING gist (group_kind WITH =, hours WITH =, (coalesce(ownership, 'any')) WITH =,
  (coalesce(district, 'any')) WITH =, period WITH &&);

-- A released norm ends the one of the same circle, a released policy the one in force, on its own first day.
CREATE OR REPLACE FUNCTION :region.proposal_makes_room() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = :region, pg_temp AS $$
BEGIN
  UPDATE norm n SET period = daterange(lower(n.period), lower((a.body ->> 'period')::daterange))
    FROM added a
   WHERE a.kind = 'norm' AND a.state = 'released' AND n.group_kind = a.body ->> 'group_kind' AND n.hours = (a.body ->> 'hours')::numeric
     AND n.ownership IS NOT DISTINCT FROM a.body ->> 'ownership' AND n.district IS NOT DISTINCT FROM a.body ->> 'district'
     AND n.period @> lower((a.body ->> 'period')::daterange) AND lower(n.period) < lower((a.body ->> 'period')::daterange);
  UPDATE policy_version v SET period = daterange(lower(v.period), lower((a.body ->> 'period')::daterange))
    FROM added a
   WHERE a.kind = 'policy' AND a.state = 'released' AND v.period @> lower((a.body ->> 'period')::daterange)
     AND lower(v.period) < lower((a.body ->> 'period')::daterange);
  RETURN NULL;
END
$$;
