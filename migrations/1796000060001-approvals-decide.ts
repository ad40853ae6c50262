import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The only ways to open a case, to decide and to bring decisions into force. The program's role reads these tables and writes
 * them through these functions alone, so that four-eyes and the order of steps hold for every program and every person.
 */
export class ApprovalsDecide1796000060001 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(GUARDS);
    await q.query(OPEN);
    await q.query(DECIDE);
    await q.query(ENTER_FORCE);
    await q.query(`
      REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON approval_cases, approval_decisions FROM aid_office_app;
      REVOKE DELETE, TRUNCATE ON deliberations FROM aid_office_app;
      REVOKE EXECUTE ON FUNCTION approval_open, approval_decide, approval_enter_force FROM public;
      GRANT EXECUTE ON FUNCTION approval_open, approval_decide, approval_enter_force TO aid_office_app;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      DROP FUNCTION approval_enter_force, approval_decide, approval_open, approval_next_step;
      DROP TRIGGER approval_decisions_four_eyes ON approval_decisions;
      DROP TRIGGER approval_decisions_stay ON approval_decisions;
      DROP TRIGGER approval_decisions_stay_whole ON approval_decisions;
      DROP TRIGGER approval_route_steps_stay ON approval_route_steps;
      DROP FUNCTION approval_four_eyes, approval_stays, approval_route_stays;
      GRANT INSERT, UPDATE, DELETE, TRUNCATE ON approval_cases, approval_decisions TO aid_office_app;
      GRANT DELETE, TRUNCATE ON deliberations TO aid_office_app;
    `);
  }
}

const GUARDS = `
  CREATE FUNCTION approval_four_eyes() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE c approval_cases; s approval_route_steps;
  BEGIN
    SELECT * INTO c FROM approval_cases WHERE id = NEW.case_id FOR UPDATE;
    SELECT * INTO s FROM approval_route_steps WHERE id = NEW.step_id;
    IF c.state <> 'open' OR c.step_id <> s.id THEN
      RAISE EXCEPTION 'this step is not open' USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_step_closed';
    END IF;
    IF s.must_differ AND (NEW.person_id = ANY (c.prepared_by) OR NEW.on_behalf_of = ANY (c.prepared_by)) THEN
      RAISE EXCEPTION 'who prepared does not decide' USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_prepared_by_you';
    END IF;
    IF s.must_differ AND EXISTS (SELECT FROM approval_decisions d WHERE d.case_id = c.id
        AND (d.person_id IN (NEW.person_id, NEW.on_behalf_of) OR d.on_behalf_of IN (NEW.person_id, NEW.on_behalf_of))) THEN
      RAISE EXCEPTION 'nobody decides twice' USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_decided_before';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER approval_decisions_four_eyes BEFORE INSERT ON approval_decisions FOR EACH ROW EXECUTE FUNCTION approval_four_eyes();

  CREATE FUNCTION approval_stays() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '% is never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END $$;
  CREATE TRIGGER approval_decisions_stay BEFORE UPDATE OR DELETE ON approval_decisions FOR EACH ROW EXECUTE FUNCTION approval_stays();
  CREATE TRIGGER approval_decisions_stay_whole BEFORE TRUNCATE ON approval_decisions FOR EACH STATEMENT EXECUTE FUNCTION approval_stays();

  CREATE FUNCTION approval_route_stays() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM approval_cases WHERE route_id = OLD.route_id) THEN
      RAISE EXCEPTION 'a route that cases follow stays as it is; make a new version' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN coalesce(NEW, OLD);
  END $$;
  CREATE TRIGGER approval_route_steps_stay BEFORE UPDATE OR DELETE ON approval_route_steps FOR EACH ROW EXECUTE FUNCTION approval_route_stays();`;

const OPEN = `
  CREATE FUNCTION approval_next_step(route uuid, after_position int, amount bigint) RETURNS approval_route_steps LANGUAGE plpgsql STABLE AS $$
  DECLARE s approval_route_steps;
  BEGIN
    SELECT * INTO s FROM approval_route_steps
    WHERE route_id = route AND position > after_position AND (above_cents IS NULL OR amount > above_cents) ORDER BY position LIMIT 1;
    RETURN s;
  END $$;

  CREATE FUNCTION approval_open(new_id uuid, route_code text, kind text, subject uuid, organisation uuid, named text, titled text, amount bigint,
    preparers uuid[], person uuid, moment timestamptz) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE r approval_routes; s approval_route_steps;
  BEGIN
    SELECT * INTO r FROM approval_routes WHERE code = route_code AND published_at IS NOT NULL ORDER BY version DESC LIMIT 1;
    s := approval_next_step(r.id, 0, amount);
    IF s.id IS NULL THEN RETURN jsonb_build_object('refused', 'approval.route-missing'); END IF;
    INSERT INTO approval_cases (id, route_id, subject_kind, subject_id, organisation_id, organisation_name, title, amount_cents, prepared_by,
      opened_by, opened_at, state, step_id, step_opened_at, due_on)
    VALUES (new_id, r.id, kind, subject, organisation, named, titled, amount, preparers,
      person, moment, 'open', s.id, moment, (moment AT TIME ZONE 'Europe/Paris')::date + s.days)
    ON CONFLICT (subject_kind, subject_id) WHERE state = 'open' DO NOTHING;
    IF NOT FOUND THEN RETURN jsonb_build_object('refused', 'approval.already-open'); END IF;
    RETURN jsonb_build_object('turn', s.position, 'stepFr', s.label_fr, 'stepEn', s.label_en);
  END $$;`;

/**
 * One round trip for a decision: locks the case, checks that the step which the person saw is still the open one, that the act
 * belongs to it and that the person holds its permission; writes the decision; moves the case on.
 */
const DECIDE = `
  CREATE FUNCTION approval_decide(the_case uuid, new_id uuid, the_act text, seen_step int, person uuid, named text, held text[], why text,
    moment timestamptz, is_favourable boolean, the_deliberation uuid, adopted bigint) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE c approval_cases; s approval_route_steps; n approval_route_steps; d approval_decisions; agreed bigint; ends text;
  BEGIN
    SELECT * INTO c FROM approval_cases WHERE id = the_case FOR UPDATE;
    IF NOT FOUND THEN RETURN jsonb_build_object('refused', 'not-found'); END IF;
    SELECT * INTO s FROM approval_route_steps WHERE route_id = c.route_id AND position = seen_step;
    IF c.state <> 'open' OR s.id IS NULL OR c.step_id <> s.id THEN
      SELECT * INTO d FROM approval_decisions WHERE case_id = c.id ORDER BY step_id = s.id DESC NULLS LAST, at DESC LIMIT 1;
      RETURN jsonb_build_object('refused', CASE WHEN d.id IS NULL THEN 'approval.other-step' ELSE 'approval.decided' END,
        'by', d.person_name, 'at', d.at, 'act', d.act);
    END IF;
    IF s.kind <> (CASE WHEN the_act = 'give-opinion' THEN 'opinion' WHEN the_act IN ('adopt', 'reject') THEN 'vote' ELSE 'approval' END) THEN
      RETURN jsonb_build_object('refused', 'approval.other-act', 'stepFr', s.label_fr, 'stepEn', s.label_en);
    END IF;
    IF NOT s.permission = ANY (held) THEN
      RETURN jsonb_build_object('refused', 'approval.not-your-step', 'stepFr', s.label_fr, 'stepEn', s.label_en);
    END IF;
    IF adopted > c.amount_cents THEN
      RETURN jsonb_build_object('refused', 'approval.amount-too-high', 'amountCents', c.amount_cents);
    END IF;
    INSERT INTO approval_decisions (id, case_id, step_id, act, favourable, person_id, person_name, reason, deliberation_id, at)
    VALUES (new_id, c.id, s.id, the_act, is_favourable, person, named, why, the_deliberation, moment);

    IF the_act IN ('refuse', 'reject') THEN ends := 'refused';
    ELSIF the_act = 'return' THEN ends := 'returned';
    ELSE
      SELECT count(*) INTO agreed FROM approval_decisions WHERE case_id = c.id AND step_id = s.id;
      IF agreed < s.quorum THEN n := s; ELSE n := approval_next_step(c.route_id, s.position, c.amount_cents); END IF;
      IF n.id IS NULL THEN ends := 'approved'; END IF;
    END IF;
    UPDATE approval_cases SET version = version + 1, state = coalesce(ends, 'open'), step_id = n.id,
      closed_at = CASE WHEN ends IS NOT NULL THEN moment END,
      decided_cents = CASE WHEN ends = 'approved' THEN coalesce(adopted, amount_cents) END,
      step_opened_at = CASE WHEN n.id = s.id THEN step_opened_at ELSE moment END,
      due_on = CASE WHEN n.id = s.id THEN due_on ELSE (moment AT TIME ZONE 'Europe/Paris')::date + n.days END
    WHERE id = c.id RETURNING * INTO c;
    RETURN jsonb_build_object('state', c.state, 'subjectKind', c.subject_kind, 'subjectId', c.subject_id, 'title', c.title,
      'amountCents', c.amount_cents, 'decidedCents', c.decided_cents, 'organisationId', c.organisation_id,
      'position', s.position, 'stepFr', s.label_fr, 'stepEn', s.label_en,
      'turn', CASE WHEN n.id <> s.id THEN n.position END);
  END $$;`;

const ENTER_FORCE = `
  CREATE FUNCTION approval_enter_force(the_deliberation uuid) RETURNS TABLE (id uuid, subject_kind text, subject_id uuid, title text, decided_cents bigint)
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH mine AS (
      SELECT c.id FROM approval_cases c JOIN approval_decisions d ON d.case_id = c.id
      WHERE d.deliberation_id = the_deliberation AND c.state = 'approved'
        AND EXISTS (SELECT FROM deliberations b WHERE b.id = the_deliberation AND b.in_force_on IS NOT NULL)
      ORDER BY c.id FOR UPDATE OF c
    )
    UPDATE approval_cases c SET state = 'in-force', version = c.version + 1 FROM mine WHERE c.id = mine.id
    RETURNING c.id, c.subject_kind, c.subject_id, c.title, c.decided_cents
  $$;`;
