-- After a load the planner knows nothing of the new rows, and plans as if the tables were empty.

-- Takes a fresh look at the sizes of all tables, so that the first questions after a load are planned well.
CREATE FUNCTION :region.refresh_statistics() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = :region, pg_temp AS $$
DECLARE
  name text;
BEGIN
  FOR name IN SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace(':region') AND relkind IN ('r', 'p') AND NOT relispartition LOOP
    EXECUTE format('ANALYZE :region.%I', name);
  END LOOP;
END
$$;

GRANT EXECUTE ON FUNCTION :region.refresh_statistics() TO balapan_app, balapan_import;
