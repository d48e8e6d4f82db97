-- What destroys or masks data whose term is over, and winds keys of health files anew: the only role that deletes rows of a region.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'balapan_retention') THEN CREATE ROLE balapan_retention NOLOGIN; END IF;
END
$$;

DO $$
BEGIN
  EXECUTE format('GRANT balapan_retention TO %I', current_user);
END
$$;

GRANT USAGE ON SCHEMA ref TO balapan_retention;
