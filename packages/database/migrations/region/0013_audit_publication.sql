-- What is published of the audit each day, so that nobody can write history anew: not even whoever owns the database.

-- The heads of all chains as they stood at a day's end, in a file that anybody may keep.
CREATE TABLE :region.audit_publication (
  day date NOT NULL, -- the day that had ended
  published_at timestamptz NOT NULL, -- when, by the region's clock
  chains integer NOT NULL, -- how many chains
  events bigint NOT NULL, -- how many events they have together
  file bytea NOT NULL, -- the file as published: a line for each chain
  sha256 bytea NOT NULL, -- its hash; the next day's file names it
  seal bytea, -- detached CMS of the system's certificate over the file; empty: none was configured
  CONSTRAINT audit_publication_pkey PRIMARY KEY (day)
);

GRANT SELECT, INSERT ON :region.audit_publication TO balapan_app;

GRANT SELECT ON :region.audit_publication TO balapan_report;
