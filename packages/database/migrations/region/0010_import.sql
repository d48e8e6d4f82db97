-- The importer's own memory: what was read, what was wrong.

-- A run of the importer over a folder.
CREATE TABLE :region.import_run (
  id uuid NOT NULL, -- UUID v7
  started_at timestamptz NOT NULL, -- real time
  finished_at timestamptz, -- real time; empty: running or killed
  source text NOT NULL, -- name of the folder
  CONSTRAINT import_run_pkey PRIMARY KEY (id)
);

-- A file that was read to its end: the same bytes are not read again.
CREATE TABLE :region.import_file (
  run_id uuid NOT NULL, -- the run
  name text NOT NULL, -- name of the file
  sha256 bytea NOT NULL, -- hash of the file
  rows_read integer NOT NULL, -- lines read
  rows_new integer NOT NULL, -- lines that brought something new
  rows_bad integer NOT NULL, -- lines refused
  CONSTRAINT import_file_pkey PRIMARY KEY (run_id, name),
  CONSTRAINT import_file_run_fkey FOREIGN KEY (run_id) REFERENCES :region.import_run (id)
);

CREATE INDEX import_file_sha256 ON :region.import_file (sha256);

-- A line, or a file, that was refused.
CREATE TABLE :region.import_error (
  run_id uuid NOT NULL, -- the run
  seq integer NOT NULL, -- 1, 2, 3 …
  file text NOT NULL, -- name of the file
  line integer, -- line in the file, the head is line 1; empty: the whole file
  field text, -- column
  value text, -- what stood there, shortened
  code text NOT NULL, -- code of the error, in the catalogues
  params jsonb NOT NULL, -- what the text needs: expected, other file and line
  CONSTRAINT import_error_pkey PRIMARY KEY (run_id, seq),
  CONSTRAINT import_error_run_fkey FOREIGN KEY (run_id) REFERENCES :region.import_run (id)
);

GRANT SELECT, INSERT ON :region.import_run, :region.import_file, :region.import_error TO balapan_import;

GRANT UPDATE (finished_at) ON :region.import_run TO balapan_import;

GRANT SELECT ON :region.import_run, :region.import_file, :region.import_error TO balapan_app, balapan_report;
