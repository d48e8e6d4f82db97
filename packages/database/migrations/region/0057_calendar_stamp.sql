-- Nearly every operation asks for the calendar, which changes a few times a year: a server that knows it asks for its stamp alone.

ALTER TABLE :region.region ADD COLUMN calendar_stamp uuid NOT NULL DEFAULT gen_random_uuid();

COMMENT ON COLUMN :region.region.calendar_stamp IS 'another one with each change of the calendar''s days';

CREATE FUNCTION :region.calendar_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = :region, pg_temp AS $$
BEGIN
  UPDATE region SET calendar_stamp = gen_random_uuid();
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION :region.calendar_changed() FROM PUBLIC;

CREATE TRIGGER calendar_day_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON :region.calendar_day
  FOR EACH STATEMENT EXECUTE FUNCTION :region.calendar_changed();
