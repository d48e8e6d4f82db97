-- Personal data (law № 94-V): health data behind keys, consents by purpose, terms of keeping, whom an event of the audit names.

GRANT USAGE ON SCHEMA :region TO balapan_retention;

-- A child's health file: opened by a consent, closed by its end. Its notes are sealed with its own key, and that key with a key that
-- stands outside the database.
CREATE TABLE :region.health_file (
  id uuid NOT NULL, -- UUID v7
  child_id uuid NOT NULL, -- the child
  provider_id uuid, -- kindergarten of the running enrolment, kept in step for row-level security
  care_group_id uuid, -- group of the running enrolment, kept in step
  key_id text NOT NULL, -- name of the outer key
  wrapped bytea NOT NULL, -- the file's own key, sealed with the outer one: AES-256-GCM, nonce first, tag last
  opened_at timestamptz NOT NULL, -- when the consent was given
  ended_at timestamptz, -- when the consent ended; empty: in force
  CONSTRAINT health_file_pkey PRIMARY KEY (id),
  CONSTRAINT health_file_child_fkey FOREIGN KEY (child_id) REFERENCES :region.child (id)
);

CREATE INDEX health_file_child ON :region.health_file (child_id);

CREATE UNIQUE INDEX health_file_one_open ON :region.health_file (child_id) WHERE ended_at IS NULL;

-- What is known of a child's health, one row for each time it was written; the newest of a kind counts.
CREATE TABLE :region.health_note (
  id uuid NOT NULL, -- UUID v7
  health_file_id uuid NOT NULL, -- the file
  child_id uuid NOT NULL, -- the child
  provider_id uuid, -- kindergarten of the running enrolment, kept in step for row-level security
  care_group_id uuid, -- group of the running enrolment, kept in step
  kind text NOT NULL, -- allergy, chronic, care, commission (ПМПК) or vaccination
  seq integer NOT NULL, -- 1, 2, 3 … within file and kind
  sealed bytea NOT NULL, -- the value, sealed with the file's key and bound to id, child and kind: AES-256-GCM, nonce first, tag last
  written_at timestamptz NOT NULL, -- when
  written_by uuid NOT NULL, -- who
  role text NOT NULL, -- role in which the person wrote
  CONSTRAINT health_note_pkey PRIMARY KEY (id),
  CONSTRAINT health_note_seq_key UNIQUE (health_file_id, kind, seq),
  CONSTRAINT health_note_file_fkey FOREIGN KEY (health_file_id) REFERENCES :region.health_file (id),
  CONSTRAINT health_note_child_fkey FOREIGN KEY (child_id) REFERENCES :region.child (id),
  CONSTRAINT health_note_written_by_fkey FOREIGN KEY (written_by) REFERENCES :region.person (id),
  CONSTRAINT health_note_kind_known CHECK (kind IN ('allergy', 'chronic', 'care', 'commission', 'vaccination'))
);

CREATE INDEX health_note_child ON :region.health_note (child_id);

CREATE INDEX health_note_written_by ON :region.health_note (written_by);

-- The file goes where the child goes.
CREATE FUNCTION :region.health_follows_child() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = :region, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM health_file) THEN
    RETURN NULL;
  END IF;
  UPDATE health_file f SET provider_id = m.provider_id, care_group_id = m.care_group_id FROM moved m WHERE f.child_id = m.id;
  UPDATE health_note n SET provider_id = m.provider_id, care_group_id = m.care_group_id FROM moved m WHERE n.child_id = m.id;
  RETURN NULL;
END
$$;

REVOKE EXECUTE ON FUNCTION :region.health_follows_child() FROM PUBLIC;

CREATE TRIGGER child_moved AFTER UPDATE ON :region.child REFERENCING NEW TABLE AS moved
  FOR EACH STATEMENT EXECUTE FUNCTION :region.health_follows_child();

-- Nobody of district, department and payer, no administrator, no job: only the family and those who work with the child.
ALTER TABLE :region.health_file ENABLE ROW LEVEL SECURITY;

CREATE POLICY health_file_scope ON :region.health_file TO balapan_app USING (
  CASE current_setting('app.scope', true)
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    WHEN 'careGroup' THEN care_group_id = ANY (current_setting('app.care_groups', true)::uuid[])
    WHEN 'child' THEN child_id = ANY (current_setting('app.children', true)::uuid[])
    ELSE false END);

CREATE POLICY health_file_retention ON :region.health_file TO balapan_retention USING (true);

ALTER TABLE :region.health_note ENABLE ROW LEVEL SECURITY;

CREATE POLICY health_note_scope ON :region.health_note TO balapan_app USING (
  CASE current_setting('app.scope', true)
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    WHEN 'careGroup' THEN care_group_id = ANY (current_setting('app.care_groups', true)::uuid[]) AND kind = ANY (ARRAY['allergy', 'care'])
    WHEN 'child' THEN child_id = ANY (current_setting('app.children', true)::uuid[])
    ELSE false END);

CREATE POLICY health_note_retention ON :region.health_note TO balapan_retention USING (true);

GRANT SELECT, INSERT, UPDATE (ended_at) ON :region.health_file TO balapan_app;

GRANT SELECT, INSERT ON :region.health_note TO balapan_app;

GRANT SELECT, UPDATE (key_id, wrapped), DELETE ON :region.health_file TO balapan_retention;

GRANT SELECT (id, health_file_id, child_id, kind, seq, written_at), DELETE ON :region.health_note TO balapan_retention;

-- A consent is given for a purpose.
ALTER TABLE :region.consent DROP CONSTRAINT consent_text_fkey;

ALTER TABLE :region.consent_text DROP CONSTRAINT consent_text_pkey;

ALTER TABLE :region.consent_text ADD COLUMN purpose text NOT NULL DEFAULT 'service';

COMMENT ON COLUMN :region.consent_text.purpose IS 'service: queue, place and payment; health: the health file';

ALTER TABLE :region.consent_text ADD CONSTRAINT consent_text_purpose_known CHECK (purpose IN ('service', 'health'));

ALTER TABLE :region.consent_text ADD CONSTRAINT consent_text_pkey PRIMARY KEY (purpose, version, language);

ALTER TABLE :region.consent ADD COLUMN purpose text NOT NULL DEFAULT 'service';

COMMENT ON COLUMN :region.consent.purpose IS 'service: queue, place and payment; health: the health file';

ALTER TABLE :region.consent ADD CONSTRAINT consent_text_fkey
  FOREIGN KEY (purpose, version, language) REFERENCES :region.consent_text (purpose, version, language);

DROP INDEX :region.consent_text_used;

CREATE INDEX consent_text_used ON :region.consent (purpose, version, language);

-- When a consent ended: withdrawn by who gave it, or by a withdrawal that the department granted.
CREATE TABLE :region.consent_end (
  consent_id uuid NOT NULL, -- the consent
  child_id uuid NOT NULL, -- the child, for row-level security
  ended_at timestamptz NOT NULL, -- when
  person_id uuid NOT NULL, -- who ended it: the guardian, or who granted the request
  CONSTRAINT consent_end_pkey PRIMARY KEY (consent_id),
  CONSTRAINT consent_end_consent_fkey FOREIGN KEY (consent_id) REFERENCES :region.consent (id),
  CONSTRAINT consent_end_child_fkey FOREIGN KEY (child_id) REFERENCES :region.child (id),
  CONSTRAINT consent_end_person_fkey FOREIGN KEY (person_id) REFERENCES :region.person (id)
);

CREATE INDEX consent_end_child ON :region.consent_end (child_id);

CREATE INDEX consent_end_person ON :region.consent_end (person_id);

ALTER TABLE :region.consent_end ENABLE ROW LEVEL SECURITY;

CREATE POLICY consent_end_scope ON :region.consent_end USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'child' THEN child_id = ANY (current_setting('app.children', true)::uuid[])
    ELSE false END);

GRANT SELECT ON :region.consent_end TO balapan_app, balapan_report;

GRANT INSERT ON :region.consent_end TO balapan_app;

INSERT INTO :region.consent_end (consent_id, child_id, ended_at, person_id)
SELECT DISTINCT ON (o.id) o.id, o.child_id, r.decided_at, r.decided_by
  FROM :region.consent o JOIN :region.data_request r ON r.child_id = o.child_id AND r.kind = 'withdrawal' AND r.state = 'granted'
   AND r.decided_at >= o.given_at AND r.decided_by IS NOT NULL
 ORDER BY o.id, r.decided_at;

-- One consent in force of a child, person and text: two clicks at once give one.
ALTER TABLE :region.consent ADD COLUMN round smallint NOT NULL DEFAULT 0;

COMMENT ON COLUMN :region.consent.round IS 'how many consents of this child, person and text had ended before';

UPDATE :region.consent o SET round = n.round FROM (
  SELECT id, (row_number() OVER (PARTITION BY child_id, person_id, version ORDER BY given_at, id) - 1)::smallint AS round FROM :region.consent) n
 WHERE n.id = o.id AND n.round > 0;

CREATE UNIQUE INDEX consent_one_in_force ON :region.consent (child_id, person_id, purpose, version, round);

INSERT INTO :region.consent_text (purpose, version, language, body, sha256)
SELECT 'health', 1, t.language, t.body, sha256(convert_to(t.body, 'UTF8')) FROM (VALUES
  ('kk', $kk$Мақсаты: балабақшада баланың денсаулығына сай күтім жасау.
Қандай деректер: аллергиясы, созылмалы ауруы, күн ішінде қажет күтім, ПМПК қорытындысы, егілуі. Қайсысын жазатыныңызды өзіңіз шешесіз.
Кім көреді: сіз, бала баратын балабақшаның меңгерушісі мен әдіскері. Тәрбиеші тек аллергия мен күтімді көреді. Аудан, басқарма, төлеуші мен әкімші көрмейді.
Мерзімі: балабақшадан шыққаннан кейін 30 күн немесе келісімді тоқтатқанша, одан соң келесі түні жойылады.
Үшінші тұлғаларға және шет елге берілмейді, жарияланбайды. Мәтін шифрланып сақталады, әр ашылғаны жазылып, сізге көрсетіледі.
Автоматты шешім қабылданбайды. Келісімсіз де кезек пен орын сақталады. Кез келген уақытта осы бетте тоқтата аласыз.$kk$),
  ('ru', $ru$Цель: уход за ребёнком в детском саду с учётом его здоровья.
Какие данные: аллергия, хронические болезни, уход в течение дня, заключение ПМПК, прививки. Что записать, решаете вы.
Кто видит: вы, заведующая и методист сада, куда ходит ребёнок. Воспитатель видит только аллергию и уход. Район, управление, плательщик и администратор не видят.
Срок: 30 дней после ухода из сада или пока вы не прекратите согласие; затем записи уничтожаются в ближайшую ночь.
Третьим лицам и за границу не передаются, не публикуются. Записи хранятся зашифрованными, каждое чтение записывается и показывается вам.
Автоматических решений по ним нет. Очередь и место сохранятся и без согласия. Прекратить его можно в любое время на этой же странице.$ru$),
  ('en', $en$Purpose: to care for the child in the kindergarten with regard to its health.
Which data: allergies, chronic illness, care during the day, the conclusion of the PMPC commission, vaccinations. You decide what to write.
Who sees it: you, the head and the methodist of the kindergarten that the child attends. An educator sees allergies and care only. District, department, payer and administrator do not.
Term: 30 days after the child has left the kindergarten, or until you end the consent; then the notes are destroyed the next night.
Nothing goes to third parties or abroad, nothing is published. The notes are kept encrypted; every reading is written down and shown to you.
No automated decision is made by them. Queue and place are kept without the consent too. You may end it on this page at any time.$en$)
) AS t (language, body);

-- The decider's effect of a granted objection.
ALTER TABLE :region.data_request ADD COLUMN application_id uuid;

COMMENT ON COLUMN :region.data_request.application_id IS 'the application that a granted objection returned to the queue';

ALTER TABLE :region.data_request ADD CONSTRAINT data_request_application_fkey FOREIGN KEY (application_id) REFERENCES :region.application (id);

CREATE INDEX data_request_application ON :region.data_request (application_id);

GRANT UPDATE (application_id) ON :region.data_request TO balapan_app;

-- Which children an event of the audit is about, written with it: found without a search of the chains.
CREATE TABLE :region.audit_subject (
  child_id uuid NOT NULL, -- the child
  chain_id uuid NOT NULL, -- the event's chain
  seq bigint NOT NULL, -- the event's number in it
  CONSTRAINT audit_subject_pkey PRIMARY KEY (child_id, chain_id, seq),
  CONSTRAINT audit_subject_event_fkey FOREIGN KEY (chain_id, seq) REFERENCES :region.audit_event (chain_id, seq)
);

CREATE INDEX audit_subject_event ON :region.audit_subject (chain_id, seq);

ALTER TABLE :region.audit_subject ENABLE ROW LEVEL SECURITY;

CREATE POLICY audit_subject_scope ON :region.audit_subject USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'child' THEN child_id = ANY (current_setting('app.children', true)::uuid[])
    ELSE false END) WITH CHECK (true);

GRANT SELECT, INSERT ON :region.audit_subject TO balapan_app;

GRANT INSERT ON :region.audit_subject TO balapan_import, balapan_retention;

INSERT INTO :region.audit_subject (child_id, chain_id, seq)
SELECT DISTINCT c.id, e.chain_id, e.seq
  FROM :region.audit_event e
 CROSS JOIN LATERAL regexp_matches(e.payload::text, '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}', 'g') AS m (found)
  JOIN :region.child c ON c.id = m.found[1]::uuid;

-- What a run of the terms of keeping did: numbers of rows, never the data.
CREATE TABLE :region.retention_report (
  run_id uuid NOT NULL, -- the run, UUID v7
  rule text NOT NULL, -- the rule, as the list of terms names it
  at timestamptz NOT NULL, -- when, by the region's clock
  due_before timestamptz NOT NULL, -- what was older than this moment was due
  rows integer NOT NULL, -- how many rows were masked or destroyed
  CONSTRAINT retention_report_pkey PRIMARY KEY (run_id, rule)
);

CREATE INDEX retention_report_at ON :region.retention_report (at);

GRANT SELECT ON :region.retention_report TO balapan_app, balapan_report, balapan_retention;

GRANT INSERT ON :region.retention_report TO balapan_retention;

-- A masked row keeps its id in place of the number.
ALTER TABLE :region.child DROP CONSTRAINT child_iin_shape;

ALTER TABLE :region.child ADD CONSTRAINT child_iin_shape CHECK (iin ~ '^[0-9]{12}$' OR iin = id::text);

ALTER TABLE :region.person DROP CONSTRAINT person_iin_shape;

ALTER TABLE :region.person ADD CONSTRAINT person_iin_shape CHECK (iin ~ '^[0-9]{12}$' OR iin = id::text);

-- What the terms of keeping need, and no more.
GRANT SELECT ON :region.region, :region.audit_head TO balapan_retention;

GRANT INSERT, UPDATE ON :region.audit_head TO balapan_retention;

GRANT INSERT ON :region.audit_event TO balapan_retention;

GRANT SELECT (id, ends_at), DELETE ON :region.sign_in_challenge TO balapan_retention;

GRANT SELECT (id, ends_at, ended_at), DELETE ON :region.session TO balapan_retention;

GRANT SELECT (id, kind, done_at, payload), UPDATE (payload) ON :region.outbox TO balapan_retention;

GRANT SELECT (id, started_at) ON :region.import_run TO balapan_retention;

GRANT SELECT (run_id), DELETE ON :region.import_error TO balapan_retention;

GRANT SELECT (file_day), DELETE ON :region.other_region_line TO balapan_retention;

GRANT SELECT, UPDATE (child_iin, surname, given_name, patronymic, guardian_iin, ground) ON :region.queue_line TO balapan_retention;

GRANT SELECT (at), DELETE ON :region.read_log TO balapan_retention;

GRANT SELECT (id, state, decided_at, body), UPDATE (body, answer) ON :region.data_request TO balapan_retention;

GRANT SELECT (id, child_id, person_id, state, state_since, ground), UPDATE (ground) ON :region.application TO balapan_retention;

GRANT SELECT (child_id, state) ON :region.voucher TO balapan_retention;

GRANT SELECT (child_id, period) ON :region.enrolment TO balapan_retention;

GRANT SELECT (child_id, person_id) ON :region.guardianship TO balapan_retention;

GRANT SELECT (id, iin, birth_date, surname), UPDATE (iin, surname, given_name, patronymic) ON :region.child TO balapan_retention;

GRANT SELECT (id, iin, staff, surname), UPDATE (iin, surname, given_name, patronymic, phone) ON :region.person TO balapan_retention;
