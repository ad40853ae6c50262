import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The one writer of balances and entries: a list of moves, all or none, in one round trip. It runs as the owner of the tables,
 * because the program's own role may write neither balances nor entries.
 */
export class BudgetsLedger1796000080001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [REFUSE, SHORT, ACCOUNTS, CHECK, LOCK, RETURN, POST, RIGHTS]) await db.query(sql);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP FUNCTION ledger_post, ledger_check_return, ledger_lock, ledger_check, ledger_target, ledger_source,
      ledger_refuse_short, ledger_refuse`);
  }
}

/** Refusals leave as SQLSTATE AID01 with the code as message and the facts, JSON, as detail. */
const REFUSE = `
  CREATE FUNCTION ledger_refuse(code text, facts jsonb) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '%', code USING ERRCODE = 'AID01', DETAIL = facts::text;
  END $$`;

/** Too little money is often the same request again: then that is what we say. */
const SHORT = `
  CREATE FUNCTION ledger_refuse_short(asked_reference text, account text, asked bigint, held bigint) RETURNS void
  LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM ledger_entries WHERE reference = asked_reference) THEN
      PERFORM ledger_refuse('budget.reference-used', jsonb_build_object('reference', asked_reference));
    END IF;
    PERFORM ledger_refuse('budget.insufficient',
      jsonb_build_object('askedCents', asked, 'availableCents', held, 'account', 'budget.account.' || account));
  END $$`;

/** An amendment below zero is a cut. */
const ACCOUNTS = `
  CREATE FUNCTION ledger_source(move text, cents bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE move
      WHEN 'vote' THEN 'voted' WHEN 'amend' THEN CASE WHEN cents < 0 THEN 'available' ELSE 'voted' END
      WHEN 'reserve' THEN 'available' WHEN 'release' THEN 'reserved' WHEN 'commit' THEN 'reserved'
      WHEN 'decommit' THEN 'committed' WHEN 'order' THEN 'committed' WHEN 'reject' THEN 'ordered'
      WHEN 'pay' THEN 'ordered' WHEN 'return' THEN 'paid' WHEN 'refund' THEN 'paid' END
  $$;
  CREATE FUNCTION ledger_target(move text, cents bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE move
      WHEN 'vote' THEN 'available' WHEN 'amend' THEN CASE WHEN cents < 0 THEN 'voted' ELSE 'available' END
      WHEN 'reserve' THEN 'reserved' WHEN 'release' THEN 'available' WHEN 'commit' THEN 'committed'
      WHEN 'decommit' THEN 'available' WHEN 'order' THEN 'ordered' WHEN 'reject' THEN 'committed'
      WHEN 'pay' THEN 'paid' WHEN 'return' THEN 'ordered' WHEN 'refund' THEN 'available' END
  $$`;

/** What must be true of every move, whatever it moves. Only a cut has an amount below zero. */
const CHECK = `
  CREATE FUNCTION ledger_check(line uuid, cents bigint, move text, day date, fiscal int, closed timestamptz) RETURNS void
  LANGUAGE plpgsql AS $$
  BEGIN
    IF fiscal IS NULL THEN PERFORM ledger_refuse('budget.line-unknown', jsonb_build_object('line', line)); END IF;
    IF closed IS NOT NULL THEN PERFORM ledger_refuse('budget.year-closed', jsonb_build_object('year', fiscal::text)); END IF;
    IF extract(year FROM day) <> fiscal THEN
      PERFORM ledger_refuse('budget.date-outside-year', jsonb_build_object('year', fiscal::text, 'date', day));
    END IF;
    IF cents = 0 OR (cents < 0 AND move <> 'amend') THEN PERFORM ledger_refuse('budget.amount-not-positive', '{}'); END IF;
  END $$`;

/** Several moves lock what they touch before any of them starts: lines first, then grants, each in the order of their ids. */
const LOCK = `
  CREATE FUNCTION ledger_lock(moves jsonb) RETURNS void LANGUAGE sql AS $$
    SELECT 1 FROM budget_lines WHERE id IN (SELECT (m->>'line')::uuid FROM jsonb_array_elements(moves) m)
      ORDER BY id FOR NO KEY UPDATE;
    SELECT 1 FROM line_grants WHERE (line_id, grant_id) IN
        (SELECT (m->>'line')::uuid, (m->>'grant')::uuid FROM jsonb_array_elements(moves) m)
      ORDER BY line_id, grant_id FOR NO KEY UPDATE;
  $$`;

/**
 * One function and few statements, because every act with money waits for it. A commitment below the reservation gives the rest
 * back to the line, unless asked to keep it reserved. Only a reservation brings a grant to a line.
 */
const POST = `
  CREATE FUNCTION ledger_post(moves jsonb) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE
    m record;
    fiscal int;
    closed timestamptz;
    source text;
    target text;
    change bigint;
    held bigint;
  BEGIN
    IF jsonb_array_length(moves) > 1 THEN PERFORM ledger_lock(moves); END IF;
    FOR m IN SELECT * FROM jsonb_to_recordset(moves) AS x (line uuid, "grant" uuid, move text, cents bigint,
        day date, reference text, transfer text, reason text, actor uuid, keep_rest boolean) LOOP
      SELECT y.year, y.closed_at INTO fiscal, closed FROM budget_lines l JOIN fiscal_years y ON y.year = l.year
        WHERE l.id = m.line FOR KEY SHARE OF y; -- closing a year takes its row FOR UPDATE, and so waits for us
      PERFORM ledger_check(m.line, m.cents, m.move, m.day, fiscal, closed)
        WHERE fiscal IS NULL OR closed IS NOT NULL OR m.cents <= 0 OR extract(year FROM m.day) <> fiscal;
      source := ledger_source(m.move, m.cents);
      target := ledger_target(m.move, m.cents);
      m.cents := abs(m.cents);

      IF source = 'available' OR target = 'available' THEN
        change := CASE target WHEN 'available' THEN m.cents ELSE -m.cents END;
        UPDATE budget_lines SET available_cents = available_cents + change,
            voted_cents = voted_cents + CASE WHEN m.move IN ('vote', 'amend') THEN change ELSE 0 END,
            amended_cents = amended_cents + CASE m.move WHEN 'amend' THEN change ELSE 0 END
          WHERE id = m.line AND available_cents + change >= 0;
        IF NOT FOUND THEN
          SELECT available_cents INTO held FROM budget_lines WHERE id = m.line;
          PERFORM ledger_refuse_short(m.reference, source, m.cents, held);
        END IF;
      END IF;

      IF m.move = 'reserve' THEN
        INSERT INTO line_grants AS g (line_id, grant_id, reserved_cents) VALUES (m.line, m."grant", m.cents)
          ON CONFLICT (line_id, grant_id) DO UPDATE SET reserved_cents = g.reserved_cents + m.cents;
      ELSIF m."grant" IS NOT NULL THEN
        UPDATE line_grants SET
            reserved_cents = reserved_cents - CASE source WHEN 'reserved' THEN m.cents ELSE 0 END,
            committed_cents = committed_cents
              + CASE 'committed' WHEN target THEN m.cents WHEN source THEN -m.cents ELSE 0 END,
            ordered_cents = ordered_cents + CASE 'ordered' WHEN target THEN m.cents WHEN source THEN -m.cents ELSE 0 END,
            paid_cents = paid_cents + CASE 'paid' WHEN target THEN m.cents WHEN source THEN -m.cents ELSE 0 END
          WHERE line_id = m.line AND grant_id = m."grant" AND m.cents <= CASE source WHEN 'reserved' THEN reserved_cents
            WHEN 'committed' THEN committed_cents WHEN 'ordered' THEN ordered_cents ELSE paid_cents END;
        IF NOT FOUND THEN
          SELECT CASE source WHEN 'reserved' THEN reserved_cents WHEN 'committed' THEN committed_cents
              WHEN 'ordered' THEN ordered_cents ELSE paid_cents END
            INTO held FROM line_grants WHERE line_id = m.line AND grant_id = m."grant";
          PERFORM ledger_refuse_short(m.reference, source, m.cents, coalesce(held, 0));
        END IF;
      END IF;

      IF m.move = 'return' THEN PERFORM ledger_check_return(m.line, m."grant", m.transfer, m.cents); END IF;
      INSERT INTO ledger_entries (line_id, year, grant_id, move, from_account, to_account, amount_cents, accounting_date,
          reference, of_reference, reason, actor_id)
        VALUES (m.line, fiscal, m."grant", m.move, source, target, m.cents, m.day,
          m.reference, m.transfer, m.reason, m.actor);

      IF m.move = 'commit' AND NOT coalesce(m.keep_rest, false) THEN
        PERFORM ledger_post(jsonb_build_array(jsonb_build_object('line', m.line, 'grant', m."grant", 'move', 'release',
            'cents', reserved_cents, 'day', m.day, 'reference', m.reference || ':rest', 'actor', m.actor)))
          FROM line_grants WHERE line_id = m.line AND grant_id = m."grant" AND reserved_cents > 0;
      END IF;
    END LOOP;
  END $$`;

/** What comes back cannot be more than was sent. The grant's row is locked by now, so two returns cannot pass together. */
const RETURN = `
  CREATE FUNCTION ledger_check_return(line uuid, beneficiary uuid, transfer text, cents bigint) RETURNS void
  LANGUAGE plpgsql AS $$
  DECLARE
    sent bigint := coalesce((SELECT amount_cents FROM ledger_entries WHERE reference = transfer AND move = 'pay'
      AND line_id = line AND grant_id = beneficiary), 0);
    back bigint := coalesce((SELECT sum(amount_cents) FROM ledger_entries WHERE of_reference = transfer), 0);
  BEGIN
    IF cents > sent - back THEN
      PERFORM ledger_refuse('budget.return-too-large',
        jsonb_build_object('askedCents', cents, 'transferCents', sent - back, 'transfer', transfer));
    END IF;
  END $$`;

const RIGHTS = `
  REVOKE ALL ON FUNCTION ledger_post(jsonb) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION ledger_post(jsonb) TO aid_office_app`;
