-- Who has read the files of children: those who work with them, not their own guardians.

-- One answer in which children were named. Once an hour its rows are sealed into the region's audit chain.
CREATE TABLE :region.read_log (
  id uuid NOT NULL, -- UUID v7
  at timestamptz NOT NULL, -- when, by the region's clock
  person_id uuid NOT NULL, -- who read
  role text NOT NULL, -- role in which the person read
  operation text NOT NULL, -- name of the operation: attendance.group
  session_id uuid, -- the session it came with; empty: not from the web
  children uuid[] NOT NULL, -- the children whom the answer named
  CONSTRAINT read_log_pkey PRIMARY KEY (id)
);

CREATE INDEX read_log_at ON :region.read_log (at);

CREATE INDEX read_log_children ON :region.read_log USING gin (children);

ALTER TABLE :region.read_log ENABLE ROW LEVEL SECURITY;

CREATE POLICY read_log_scope ON :region.read_log USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'child' THEN children && current_setting('app.children', true)::uuid[]
    ELSE false END) WITH CHECK (true);

-- The seals stand in the chain itself; this finds them.
CREATE INDEX audit_event_read_seals ON :region.audit_event (seq) WHERE operation = 'access.sealReads';

GRANT SELECT, INSERT ON :region.read_log TO balapan_app;

GRANT SELECT ON :region.read_log TO balapan_report;
