-- What three people decide: capacity, norms, policy, iterations, privileges. One makes a proposal, another checks it, a third releases
-- it; the row that a person then writes is the very content that was released, held here and not only by the operation. Files (the
-- import role) and the system (command line, jobs) name nobody and need no proposal.

ALTER TABLE :region.region ADD COLUMN proposals integer NOT NULL DEFAULT 0;

COMMENT ON COLUMN :region.region.proposals IS 'number of the newest proposal';

GRANT UPDATE (proposals) ON :region.region TO balapan_app;

-- A proposal: what is to be decided, fixed when it was made. Only its state moves.
CREATE TABLE :region.proposal (
  id uuid NOT NULL, -- UUID v7
  number integer NOT NULL, -- 1, 2, 3 … within the region
  kind text NOT NULL, -- capacity, norm, policy, iteration, privilege: see proposal.ts of the domain
  subject text NOT NULL, -- what it is about: id of a group or an application, kind and hours of a norm, policy, iteration
  provider_id uuid, -- the kindergarten, where it is one's, for row-level security
  district text, -- KATO of the district, where it is one's, for row-level security
  body json NOT NULL, -- columns of the row that the release writes, as proposed; text as hashed
  sha256 bytea NOT NULL, -- hash of the body's text
  was json NOT NULL, -- what it stood on when it was made: the same at the release, or it is refused
  reason text NOT NULL, -- why, in the maker's words
  made_by uuid NOT NULL, -- who made it
  made_at timestamptz NOT NULL, -- when, by the region's clock
  state text NOT NULL, -- proposed, checked, released, refused, withdrawn, outdated
  checked_by uuid, -- who checked it
  checked_at timestamptz, -- when
  released_by uuid, -- who released it
  released_at timestamptz, -- when
  CONSTRAINT proposal_pkey PRIMARY KEY (id),
  CONSTRAINT proposal_number_key UNIQUE (number),
  CONSTRAINT proposal_made_by_fkey FOREIGN KEY (made_by) REFERENCES :region.person (id),
  CONSTRAINT proposal_checked_by_fkey FOREIGN KEY (checked_by) REFERENCES :region.person (id),
  CONSTRAINT proposal_released_by_fkey FOREIGN KEY (released_by) REFERENCES :region.person (id),
  CONSTRAINT proposal_state_known CHECK (state IN ('proposed', 'checked', 'released', 'refused', 'withdrawn', 'outdated')),
  CONSTRAINT proposal_body_as_hashed CHECK (sha256 = sha256(convert_to(body::text, 'UTF8'))),
  CONSTRAINT proposal_three_people CHECK (made_by <> checked_by AND made_by <> released_by AND checked_by <> released_by),
  CONSTRAINT proposal_checked_by_somebody CHECK (state NOT IN ('checked', 'released') OR (checked_by IS NOT NULL AND checked_at IS NOT NULL)),
  CONSTRAINT proposal_released_by_somebody CHECK ((state = 'released') = (released_by IS NOT NULL AND released_at IS NOT NULL))
);

CREATE UNIQUE INDEX proposal_one_open ON :region.proposal (kind, subject) WHERE state IN ('proposed', 'checked');

CREATE INDEX proposal_state ON :region.proposal (state, made_at);

CREATE INDEX proposal_provider ON :region.proposal (provider_id);

CREATE INDEX proposal_district ON :region.proposal (district);

CREATE INDEX proposal_made_by ON :region.proposal (made_by);

CREATE INDEX proposal_checked_by ON :region.proposal (checked_by);

CREATE INDEX proposal_released_by ON :region.proposal (released_by);

-- Every step of a proposal. Never changed.
CREATE TABLE :region.proposal_move (
  proposal_id uuid NOT NULL, -- the proposal
  seq smallint NOT NULL, -- 1, 2, 3 …
  provider_id uuid, -- the kindergarten, for row-level security
  district text, -- KATO of the district, for row-level security
  at timestamptz NOT NULL, -- when
  event text NOT NULL, -- make, check, giveBack, release, refuse, withdraw, outdate
  to_state text NOT NULL, -- state after
  person_id uuid NOT NULL, -- who took it
  note text, -- why: given back, refused
  CONSTRAINT proposal_move_pkey PRIMARY KEY (proposal_id, seq),
  CONSTRAINT proposal_move_proposal_fkey FOREIGN KEY (proposal_id) REFERENCES :region.proposal (id),
  CONSTRAINT proposal_move_person_fkey FOREIGN KEY (person_id) REFERENCES :region.person (id),
  -- Nobody makes, checks or releases what they had another of these hands in, before a return as well.
  CONSTRAINT proposal_move_three_people EXCLUDE USING gist (proposal_id WITH =, person_id WITH =, event WITH <>)
    WHERE (event IN ('make', 'check', 'release'))
);

CREATE INDEX proposal_move_person ON :region.proposal_move (person_id);

-- A capacity that was decided for a group, from a day on.
CREATE TABLE :region.capacity_change (
  proposal_id uuid NOT NULL, -- the proposal that it came from
  care_group_id uuid NOT NULL, -- the group
  provider_id uuid NOT NULL, -- its kindergarten
  capacity smallint NOT NULL, -- places
  from_day date NOT NULL, -- first day
  applied boolean NOT NULL DEFAULT false, -- stands in care_group
  CONSTRAINT capacity_change_pkey PRIMARY KEY (proposal_id),
  CONSTRAINT capacity_change_proposal_fkey FOREIGN KEY (proposal_id) REFERENCES :region.proposal (id),
  CONSTRAINT capacity_change_group_fkey FOREIGN KEY (care_group_id) REFERENCES :region.care_group (id),
  CONSTRAINT capacity_change_provider_fkey FOREIGN KEY (provider_id) REFERENCES :region.provider (id),
  CONSTRAINT capacity_change_positive CHECK (capacity > 0)
);

CREATE INDEX capacity_change_group ON :region.capacity_change (care_group_id);

CREATE INDEX capacity_change_provider ON :region.capacity_change (provider_id);

CREATE INDEX capacity_change_due ON :region.capacity_change (from_day) WHERE NOT applied;

-- What was decided about the privilege that an application claims (domain.md 3). The moment of application is not touched.
CREATE TABLE :region.privilege_decision (
  proposal_id uuid NOT NULL, -- the proposal that it came from
  application_id uuid NOT NULL, -- the application
  child_id uuid NOT NULL, -- the child, for row-level security
  verdict text NOT NULL, -- confirmed, declined
  tier text NOT NULL, -- tier after it
  category smallint NOT NULL, -- category after it
  ground text, -- ground of the privilege after it
  document text NOT NULL, -- which document was seen and what it says
  CONSTRAINT privilege_decision_pkey PRIMARY KEY (proposal_id),
  CONSTRAINT privilege_decision_proposal_fkey FOREIGN KEY (proposal_id) REFERENCES :region.proposal (id),
  CONSTRAINT privilege_decision_application_fkey FOREIGN KEY (application_id) REFERENCES :region.application (id),
  CONSTRAINT privilege_decision_verdict_known CHECK (verdict IN ('confirmed', 'declined')),
  CONSTRAINT privilege_decision_declined_is_general CHECK (verdict = 'confirmed' OR (tier = 'general' AND ground IS NULL))
);

CREATE INDEX privilege_decision_application ON :region.privilege_decision (application_id);

ALTER TABLE :region.norm ADD COLUMN proposal_id uuid;

COMMENT ON COLUMN :region.norm.proposal_id IS 'the proposal that it came from; empty: a file';

ALTER TABLE :region.norm ADD CONSTRAINT norm_proposal_fkey FOREIGN KEY (proposal_id) REFERENCES :region.proposal (id);

ALTER TABLE :region.norm ADD CONSTRAINT norm_proposal_key UNIQUE (proposal_id);

ALTER TABLE :region.policy_version ADD COLUMN proposal_id uuid;

COMMENT ON COLUMN :region.policy_version.proposal_id IS 'the proposal that it came from; empty: the first run';

ALTER TABLE :region.policy_version ADD CONSTRAINT policy_version_proposal_fkey FOREIGN KEY (proposal_id) REFERENCES :region.proposal (id);

ALTER TABLE :region.policy_version ADD CONSTRAINT policy_version_proposal_key UNIQUE (proposal_id);

ALTER TABLE :region.iteration ADD COLUMN proposal_id uuid;

COMMENT ON COLUMN :region.iteration.proposal_id IS 'the proposal that was released; empty: the command line';

ALTER TABLE :region.iteration ADD CONSTRAINT iteration_proposal_fkey FOREIGN KEY (proposal_id) REFERENCES :region.proposal (id);

ALTER TABLE :region.iteration ADD CONSTRAINT iteration_proposal_key UNIQUE (proposal_id);

ALTER TABLE :region.iteration ADD CONSTRAINT iteration_of_a_person_has_proposal CHECK (run_by IS NULL OR proposal_id IS NOT NULL) NOT VALID;

-- Whoever writes into a proposal writes as themselves, a new one begins at the beginning, and no step is left out.
CREATE FUNCTION :region.proposal_own_hand() RETURNS trigger LANGUAGE plpgsql SET search_path = :region, pg_temp AS $$
DECLARE
  me text := coalesce(current_setting('app.user_id', true), '');
BEGIN
  IF current_user <> 'balapan_app' THEN RETURN NULL; END IF;
  IF TG_OP = 'INSERT' THEN
    IF EXISTS (SELECT FROM added a WHERE a.made_by::text <> me OR a.state <> 'proposed' OR a.checked_by IS NOT NULL) THEN
      RAISE EXCEPTION 'a proposal is made by whoever makes it, and begins as proposed' USING ERRCODE = '23514';
    END IF;
  ELSIF EXISTS (
    SELECT FROM added n JOIN before o ON o.id = n.id
     WHERE (o.state, n.state) NOT IN (('proposed', 'checked'), ('proposed', 'refused'), ('proposed', 'withdrawn'), ('proposed', 'outdated'),
             ('checked', 'released'), ('checked', 'proposed'), ('checked', 'refused'), ('checked', 'withdrawn'), ('checked', 'outdated'))
        OR (n.state = 'checked' AND n.checked_by::text <> me)
        OR (n.state = 'released' AND (n.released_by::text <> me OR n.checked_by IS DISTINCT FROM o.checked_by))) THEN
    RAISE EXCEPTION 'a step of a proposal is taken in its order, by whoever takes it' USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER proposal_made AFTER INSERT ON :region.proposal REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION :region.proposal_own_hand();

CREATE TRIGGER proposal_moved AFTER UPDATE ON :region.proposal REFERENCING OLD TABLE AS before NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION :region.proposal_own_hand();

-- Refuses rows of a person that are not what a proposal of the kind says, which that person has released. The kind is the argument.
CREATE FUNCTION :region.held_to_proposal() RETURNS trigger LANGUAGE plpgsql SET search_path = :region, pg_temp AS $$
DECLARE
  me text := coalesce(current_setting('app.user_id', true), '');
BEGIN
  IF current_user <> 'balapan_app' OR me = '' THEN RETURN NULL; END IF;
  IF EXISTS (SELECT FROM added a WHERE NOT EXISTS (
      SELECT FROM proposal p WHERE p.id = a.proposal_id AND p.kind = TG_ARGV[0] AND p.state = 'released' AND p.released_by::text = me
         AND to_jsonb(a) @> p.body::jsonb)) THEN
    RAISE EXCEPTION 'no released proposal says this' USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER capacity_change_held AFTER INSERT ON :region.capacity_change REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION :region.held_to_proposal('capacity');

CREATE TRIGGER norm_held AFTER INSERT ON :region.norm REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION :region.held_to_proposal('norm');

CREATE TRIGGER policy_version_held AFTER INSERT ON :region.policy_version REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION :region.held_to_proposal('policy');

CREATE TRIGGER iteration_held AFTER INSERT ON :region.iteration REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION :region.held_to_proposal('iteration');

CREATE TRIGGER privilege_decision_held AFTER INSERT ON :region.privilege_decision REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION :region.held_to_proposal('privilege');

-- A released norm or policy ends the one in force on its own first day: the one change of theirs, which the application has no right to.
CREATE FUNCTION :region.proposal_makes_room() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = :region, pg_temp AS $$
BEGIN
  UPDATE norm n SET period = daterange(lower(n.period), lower((a.body ->> 'period')::daterange))
    FROM added a
   WHERE a.kind = 'norm' AND a.state = 'released' AND n.group_kind = a.body ->> 'group_kind' AND n.hours = (a.body ->> 'hours')::numeric
     AND n.period @> lower((a.body ->> 'period')::daterange) AND lower(n.period) < lower((a.body ->> 'period')::daterange);
  UPDATE policy_version v SET period = daterange(lower(v.period), lower((a.body ->> 'period')::daterange))
    FROM added a
   WHERE a.kind = 'policy' AND a.state = 'released' AND v.period @> lower((a.body ->> 'period')::daterange)
     AND lower(v.period) < lower((a.body ->> 'period')::daterange);
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION :region.proposal_makes_room() FROM PUBLIC;

CREATE TRIGGER proposal_room AFTER UPDATE ON :region.proposal REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION :region.proposal_makes_room();

-- What was decided of a privilege stands in the application: the only way to change it.
CREATE FUNCTION :region.privilege_takes_effect() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = :region, pg_temp AS $$
BEGIN
  UPDATE application a SET tier = d.tier, category = d.category, ground = d.ground, ground_checked = true
    FROM added d WHERE a.id = d.application_id;
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION :region.privilege_takes_effect() FROM PUBLIC;

CREATE TRIGGER privilege_decision_effect AFTER INSERT ON :region.privilege_decision REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION :region.privilege_takes_effect();

REVOKE UPDATE (tier, ground, ground_checked) ON :region.application FROM balapan_app;

-- Puts the capacities that were decided and whose day has come into the groups; returns how many. May be called twice.
CREATE FUNCTION :region.apply_capacity(today date) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = :region, pg_temp AS $$
DECLARE
  done integer;
BEGIN
  UPDATE care_group g SET capacity = c.capacity
    FROM (SELECT DISTINCT ON (care_group_id) care_group_id, capacity FROM capacity_change
           WHERE NOT applied AND from_day <= today ORDER BY care_group_id, from_day DESC, proposal_id DESC) c
   WHERE g.id = c.care_group_id;
  UPDATE capacity_change SET applied = true WHERE NOT applied AND from_day <= today;
  GET DIAGNOSTICS done = ROW_COUNT;
  RETURN done;
END
$$;

REVOKE ALL ON FUNCTION :region.apply_capacity(date) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION :region.apply_capacity(date) TO balapan_app;

ALTER TABLE :region.proposal ENABLE ROW LEVEL SECURITY;

CREATE POLICY proposal_scope ON :region.proposal USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'district' THEN district = ANY (current_setting('app.districts', true)::text[])
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    ELSE false END);

ALTER TABLE :region.proposal_move ENABLE ROW LEVEL SECURITY;

CREATE POLICY proposal_move_scope ON :region.proposal_move USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'district' THEN district = ANY (current_setting('app.districts', true)::text[])
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    ELSE false END);

ALTER TABLE :region.capacity_change ENABLE ROW LEVEL SECURITY;

CREATE POLICY capacity_change_scope ON :region.capacity_change USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
    ELSE false END);

ALTER TABLE :region.privilege_decision ENABLE ROW LEVEL SECURITY;

CREATE POLICY privilege_decision_scope ON :region.privilege_decision USING (
  CASE current_setting('app.scope', true)
    WHEN 'region' THEN true
    WHEN 'child' THEN child_id = ANY (current_setting('app.children', true)::uuid[])
    ELSE false END);

GRANT SELECT ON :region.proposal, :region.proposal_move, :region.capacity_change, :region.privilege_decision TO balapan_app, balapan_report;

GRANT INSERT ON :region.proposal, :region.proposal_move, :region.capacity_change, :region.privilege_decision, :region.norm,
  :region.policy_version TO balapan_app;

GRANT UPDATE (state, checked_by, checked_at, released_by, released_at) ON :region.proposal TO balapan_app;
