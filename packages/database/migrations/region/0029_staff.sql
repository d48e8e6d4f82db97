-- Who appointed whom on which order, who confirmed it, who stands in for whom; the session behind an event of the audit.

-- The period that the order gives; `period` is the part of it that holds: empty until a second person has confirmed, where one must.
ALTER TABLE :region.appointment ADD COLUMN ordered daterange;

COMMENT ON COLUMN :region.appointment.ordered IS 'period that the order gives; empty: as period, from a file';

ALTER TABLE :region.appointment ADD COLUMN deputy_for uuid;

COMMENT ON COLUMN :region.appointment.deputy_for IS 'appointment of the principal whose place this one takes for the period; empty: an own place';

ALTER TABLE :region.appointment ADD COLUMN order_number text;

COMMENT ON COLUMN :region.appointment.order_number IS 'number of the order of appointment; empty: from a file';

ALTER TABLE :region.appointment ADD COLUMN order_date date;

COMMENT ON COLUMN :region.appointment.order_date IS 'day of the order';

ALTER TABLE :region.appointment ADD COLUMN made_by uuid;

COMMENT ON COLUMN :region.appointment.made_by IS 'who appointed; empty: from a file';

ALTER TABLE :region.appointment ADD COLUMN made_at timestamptz;

COMMENT ON COLUMN :region.appointment.made_at IS 'when, by the region''s clock';

ALTER TABLE :region.appointment ADD COLUMN confirmed_by uuid;

COMMENT ON COLUMN :region.appointment.confirmed_by IS 'the second person; empty: none was needed, or none has confirmed yet';

ALTER TABLE :region.appointment ADD COLUMN confirmed_at timestamptz;

COMMENT ON COLUMN :region.appointment.confirmed_at IS 'when';

ALTER TABLE :region.appointment ADD COLUMN ended_by uuid;

COMMENT ON COLUMN :region.appointment.ended_by IS 'who last set the end, withdrew or refused; empty: it runs as ordered';

ALTER TABLE :region.appointment ADD COLUMN ended_at timestamptz;

COMMENT ON COLUMN :region.appointment.ended_at IS 'when';

ALTER TABLE :region.appointment ADD CONSTRAINT appointment_deputy_for_fkey FOREIGN KEY (deputy_for) REFERENCES :region.appointment (id);

ALTER TABLE :region.appointment ADD CONSTRAINT appointment_made_by_fkey FOREIGN KEY (made_by) REFERENCES :region.person (id);

ALTER TABLE :region.appointment ADD CONSTRAINT appointment_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES :region.person (id);

ALTER TABLE :region.appointment ADD CONSTRAINT appointment_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES :region.person (id);

CREATE INDEX appointment_deputy_for ON :region.appointment (deputy_for);

CREATE INDEX appointment_made_by ON :region.appointment (made_by);

CREATE INDEX appointment_confirmed_by ON :region.appointment (confirmed_by);

CREATE INDEX appointment_ended_by ON :region.appointment (ended_by);

ALTER TABLE :region.appointment ADD CONSTRAINT appointment_two_people CHECK (made_by <> confirmed_by);

ALTER TABLE :region.appointment ADD CONSTRAINT appointment_not_oneself CHECK (made_by <> person_id AND confirmed_by <> person_id);

-- Roles that move money or decide hold only when a second person has confirmed.
ALTER TABLE :region.appointment ADD CONSTRAINT appointment_confirmed CHECK (
  made_by IS NULL OR confirmed_by IS NOT NULL OR isempty(period) OR role NOT IN
    ('head', 'departmentHead', 'departmentAccountant', 'payerChecker', 'payerReleaser', 'administrator'));

ALTER TABLE :region.appointment ADD CONSTRAINT appointment_on_order CHECK (
  made_by IS NULL OR (order_number IS NOT NULL AND order_date IS NOT NULL AND made_at IS NOT NULL AND ordered IS NOT NULL));

ALTER TABLE :region.appointment ADD CONSTRAINT appointment_within_order CHECK (period <@ ordered);

ALTER TABLE :region.appointment ADD CONSTRAINT appointment_once EXCLUDE USING gist (
  person_id WITH =, role WITH =, coalesce(provider_id::text, '') WITH =, coalesce(care_group_id::text, '') WITH =,
  coalesce(district, '') WITH =, coalesce(organisation, '') WITH =, period WITH &&);

ALTER TABLE :region.appointment ADD CONSTRAINT appointment_one_deputy EXCLUDE USING gist (deputy_for WITH =, period WITH &&);

-- What the rows say of each other: a deputy has the principal's role and place, within the principal's days; of an appointment that
-- holds only the end moves; one that was withdrawn or refused does not come back.
CREATE FUNCTION :region.appointment_kept() RETURNS trigger LANGUAGE plpgsql SET search_path = :region, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM added d JOIN appointment a ON a.id = d.deputy_for
     WHERE a.deputy_for IS NOT NULL OR a.person_id = d.person_id OR NOT d.period <@ a.period
        OR (a.role, a.provider_id, a.care_group_id, a.district, a.organisation)
             IS DISTINCT FROM (d.role, d.provider_id, d.care_group_id, d.district, d.organisation))
    OR EXISTS (SELECT FROM added a JOIN appointment d ON d.deputy_for = a.id WHERE NOT d.period <@ a.period) THEN
    RAISE EXCEPTION 'a deputy stands in the principal''s place, within the principal''s days' USING ERRCODE = '23514';
  END IF;
  IF TG_OP = 'UPDATE' AND current_user = 'balapan_app' THEN
    IF EXISTS (
      SELECT FROM added n JOIN before o ON o.id = n.id
       WHERE CASE WHEN isempty(o.period) THEN NOT isempty(n.period) AND (o.ended_at IS NOT NULL OR o.confirmed_by IS NOT NULL OR n.confirmed_by IS NULL)
               ELSE lower(n.period) <> lower(o.period) OR n.confirmed_by IS DISTINCT FROM o.confirmed_by END
            OR n.ordered IS DISTINCT FROM coalesce(o.ordered, CASE WHEN n.ordered = o.period THEN o.period END)) THEN
      RAISE EXCEPTION 'of an appointment only the end moves' USING ERRCODE = '23514';
    END IF;
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER appointment_made AFTER INSERT ON :region.appointment REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION :region.appointment_kept();

CREATE TRIGGER appointment_moved AFTER UPDATE ON :region.appointment REFERENCING OLD TABLE AS before NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION :region.appointment_kept();

GRANT INSERT ON :region.appointment TO balapan_app;

GRANT UPDATE (period, ordered, confirmed_by, confirmed_at, ended_by, ended_at) ON :region.appointment TO balapan_app;

-- Who is appointed becomes one of the staff.
GRANT UPDATE (staff) ON :region.person TO balapan_app;

-- The session behind an event: it leads to the sign-in. Part of what is hashed, where there is one.
ALTER TABLE :region.audit_event ADD COLUMN session_id uuid;

COMMENT ON COLUMN :region.audit_event.session_id IS 'session that the act came with; empty: not from a session, or written before sessions were named';

-- The journal: pages by moment, and by who acted.
CREATE INDEX audit_event_at ON :region.audit_event (at, chain_id, seq);

CREATE INDEX audit_event_user ON :region.audit_event (user_id, at, chain_id, seq);

-- An office reads the contents of what was done about the staff; all other contents may name a child or a family.
DROP POLICY audit_event_scope ON :region.audit_event;

CREATE POLICY audit_event_scope ON :region.audit_event USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'provider' THEN chain_id = ANY (current_setting('app.providers', true)::uuid[])
    WHEN 'office' THEN operation = ANY ('{people.appoint,people.confirm,people.end,people.replace}'::text[])
    ELSE false END) WITH CHECK (true);
