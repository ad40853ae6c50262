/** Brings all proposed grants to the eve of their commitment: voted by a deliberation of their own, which is transmitted. */
export const VOTED = [
  `INSERT INTO deliberations (id, number, session_on, transmitted_on, recorded_by, recorded_at)
   SELECT uuidv7(), 'B ' || reference, current_date, current_date, prepared_by, now() FROM grants`,
  `INSERT INTO approval_cases (id, route_id, subject_kind, subject_id, organisation_id, organisation_name, title, amount_cents, prepared_by,
     opened_by, opened_at, state, step_id, step_opened_at)
   SELECT uuidv7(), r.id, 'grant', g.id, g.organisation_id, g.organisation_name, g.title, g.amount_cents, ARRAY[g.prepared_by], g.prepared_by,
     now(), 'open', s.id, now()
   FROM grants g JOIN approval_routes r ON r.code = 'aids' JOIN approval_route_steps s ON s.route_id = r.id AND s.kind = 'vote'`,
  `INSERT INTO approval_decisions (id, case_id, step_id, act, person_id, person_name, deliberation_id, at)
   SELECT uuidv7(), c.id, c.step_id, 'adopt', u.id, u.name, d.id, now()
   FROM approval_cases c JOIN grants g ON g.id = c.subject_id JOIN deliberations d ON d.number = 'B ' || g.reference
   JOIN users u ON u.email = 'secretary@demo.example'`,
  `UPDATE approval_cases SET state = 'approved', step_id = NULL, closed_at = now(), decided_cents = amount_cents`,
  `UPDATE grants SET state = 'voted', granted_cents = amount_cents, deliberation_number = 'B ' || reference, voted_on = current_date`,
];

/** The same rows as the service writes, by one function that checks nothing. */
export const BARE_COMMITMENT = `
  CREATE FUNCTION bare_commitment(the_deliberation uuid, day date, person uuid, named text, once text) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE d deliberations; c approval_cases; g grants;
  BEGIN
    INSERT INTO idempotency_keys (key, actor_id, request_hash) VALUES (gen_random_uuid(), person, md5(the_deliberation::text || day));
    UPDATE deliberations SET published_on = day, in_force_on = day, state = 'in-force', version = version + 1
      WHERE id = the_deliberation RETURNING * INTO d;
    INSERT INTO idempotency_keys (key, actor_id, request_hash) VALUES (once, person, once);
    INSERT INTO history (id, actor_id, actor_name, act, subject_kind, subject_id, facts)
      VALUES (uuidv7(), person, named, 'deliberation.publish', 'deliberation', d.id,
        jsonb_build_object('number', d.number, 'on', day, 'inForceOn', day));
    FOR c IN UPDATE approval_cases SET state = 'in-force', version = version + 1
        WHERE id IN (SELECT case_id FROM approval_decisions WHERE deliberation_id = d.id) AND state = 'approved' RETURNING * LOOP
      INSERT INTO history (id, actor_id, actor_name, act, subject_kind, subject_id, facts)
        VALUES (uuidv7(), person, named, 'approval.enter-force', 'approval', c.id, jsonb_build_object('subjectKind', 'grant', 'subjectId',
          c.subject_id, 'title', c.title, 'decidedCents', c.decided_cents, 'deliberationId', d.id, 'number', d.number, 'inForceOn', day));
      UPDATE grants SET state = 'in-force', in_force_on = day, moved_at = now(), version = version + 1 WHERE id = c.subject_id
        RETURNING * INTO g;
      UPDATE line_grants SET reserved_cents = reserved_cents - g.granted_cents, committed_cents = committed_cents + g.granted_cents
        WHERE line_id = g.line_id AND grant_id = g.id;
      INSERT INTO ledger_entries (line_id, year, grant_id, move, from_account, to_account, amount_cents, accounting_date, reference, actor_id)
        VALUES (g.line_id, g.fiscal_year, g.id, 'commit', 'reserved', 'committed', g.granted_cents, day, 'grant:' || g.id || ':commit', person);
      INSERT INTO history (id, actor_id, actor_name, act, subject_kind, subject_id, organisation_id, facts)
        VALUES (uuidv7(), person, named, 'grant.enter-force', 'grant', g.id, g.organisation_id, jsonb_build_object('grantedCents',
          g.granted_cents, 'number', d.number, 'inForceOn', day, 'title', g.title));
    END LOOP;
  END $$`;
