import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BudgetsLedger1796000080001 } from './1796000080001-budgets-ledger.js';

const before = new BudgetsLedger1796000080001();

/** The one writer of balances and entries, with the moves between lines and of the year end. It takes the place of the first. */
export class BudgetsLedgerPost1796000080003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await before.down(db);
    await before.up(db);
    await db.query('DROP FUNCTION ledger_post, ledger_check, ledger_target, ledger_source');
    for (const sql of [ACCOUNTS, CHECK, TRANSFERS, HELD, LINE, GRANT, REVERSE, ACCRUAL, POST, RIGHTS])
      await db.query(sql);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP FUNCTION ledger_open_accrual, ledger_reverse_accrual, ledger_move_grant, ledger_move_line, ledger_held,
      ledger_check_transfers`);
    await before.down(db);
    await before.up(db);
  }
}

/** Below zero an amendment or a transfer is a cut. Without a grant, what lapses is what was available. */
const ACCOUNTS = `
  CREATE FUNCTION ledger_source(move text, cents bigint, has_grant boolean) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE move
      WHEN 'reserve' THEN 'available' WHEN 'release' THEN 'reserved' WHEN 'commit' THEN 'reserved'
      WHEN 'order' THEN 'committed' WHEN 'pay' THEN 'ordered' WHEN 'reject' THEN 'ordered'
      WHEN 'decommit' THEN 'committed' WHEN 'return' THEN 'paid' WHEN 'refund' THEN 'paid'
      WHEN 'vote' THEN 'voted' WHEN 'carry-in' THEN 'voted' WHEN 'reverse' THEN 'voted' WHEN 'settle' THEN 'voted'
      WHEN 'amend' THEN CASE WHEN cents < 0 THEN 'available' ELSE 'voted' END
      WHEN 'transfer' THEN CASE WHEN cents < 0 THEN 'available' ELSE 'voted' END
      WHEN 'accrue' THEN 'committed' WHEN 'carry' THEN 'committed'
      WHEN 'lapse' THEN CASE WHEN has_grant THEN 'committed' ELSE 'available' END END
  $$;
  CREATE FUNCTION ledger_target(move text, cents bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE move
      WHEN 'reserve' THEN 'reserved' WHEN 'release' THEN 'available' WHEN 'commit' THEN 'committed'
      WHEN 'order' THEN 'ordered' WHEN 'pay' THEN 'paid' WHEN 'reject' THEN 'committed'
      WHEN 'decommit' THEN 'available' WHEN 'return' THEN 'ordered' WHEN 'refund' THEN 'available'
      WHEN 'vote' THEN 'available' WHEN 'carry-in' THEN 'committed' WHEN 'reverse' THEN 'committed' WHEN 'settle' THEN 'ordered'
      WHEN 'amend' THEN CASE WHEN cents < 0 THEN 'voted' ELSE 'available' END
      WHEN 'transfer' THEN CASE WHEN cents < 0 THEN 'voted' ELSE 'available' END
      WHEN 'accrue' THEN 'accrued' WHEN 'carry' THEN 'carried' WHEN 'lapse' THEN 'lapsed' END
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
    IF cents = 0 OR (cents < 0 AND move NOT IN ('amend', 'transfer')) THEN
      PERFORM ledger_refuse('budget.amount-not-positive', '{}');
    END IF;
  END $$`;

/** What one line of a year gives, others of that year receive, to the cent (rule 3.13). */
const TRANSFERS = `
  CREATE FUNCTION ledger_check_transfers(moves jsonb) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE missing record;
  BEGIN
    SELECT l.year, sum((m->>'cents')::bigint) AS cents INTO missing
      FROM jsonb_array_elements(moves) m LEFT JOIN budget_lines l ON l.id = (m->>'line')::uuid
      WHERE m->>'move' = 'transfer' GROUP BY l.year HAVING sum((m->>'cents')::bigint) <> 0 LIMIT 1;
    IF FOUND THEN
      PERFORM ledger_refuse('budget.transfer-unbalanced',
        jsonb_build_object('differenceCents', missing.cents, 'year', missing.year::text));
    END IF;
  END $$`;

const HELD = `
  CREATE FUNCTION ledger_held(g line_grants, account text) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE account WHEN 'reserved' THEN g.reserved_cents WHEN 'committed' THEN g.committed_cents
      WHEN 'ordered' THEN g.ordered_cents ELSE g.paid_cents END
  $$`;

/** The line's own side of a move: voted and where it came from, available, and what the year end makes of the rest. */
const LINE = `
  CREATE FUNCTION ledger_move_line(line uuid, move text, source text, target text, cents bigint, asked_reference text) RETURNS void
  LANGUAGE plpgsql AS $$
  DECLARE
    voted bigint := CASE 'voted' WHEN source THEN cents WHEN target THEN -cents ELSE 0 END;
    available bigint := CASE 'available' WHEN target THEN cents WHEN source THEN -cents ELSE 0 END;
    held bigint;
  BEGIN
    UPDATE budget_lines SET voted_cents = voted_cents + voted, available_cents = available_cents + available,
        amended_cents = amended_cents + CASE move WHEN 'amend' THEN voted ELSE 0 END,
        transferred_cents = transferred_cents + CASE move WHEN 'transfer' THEN voted ELSE 0 END,
        carried_in_cents = carried_in_cents + CASE move WHEN 'carry-in' THEN voted ELSE 0 END,
        reversed_cents = reversed_cents + CASE move WHEN 'reverse' THEN voted ELSE 0 END,
        settled_cents = settled_cents + CASE move WHEN 'settle' THEN voted ELSE 0 END,
        accrued_cents = accrued_cents + CASE target WHEN 'accrued' THEN cents ELSE 0 END,
        carried_cents = carried_cents + CASE target WHEN 'carried' THEN cents ELSE 0 END,
        lapsed_cents = lapsed_cents + CASE target WHEN 'lapsed' THEN cents ELSE 0 END
      WHERE id = line AND available_cents + available >= 0;
    IF NOT FOUND THEN
      SELECT available_cents INTO held FROM budget_lines WHERE id = line;
      PERFORM ledger_refuse_short(asked_reference, source, cents, held);
    END IF;
  END $$`;

/** A grant's side of a move. Money that comes from the line brings the grant to it; else it must hold what it gives. */
const GRANT = `
  CREATE FUNCTION ledger_move_grant(line uuid, beneficiary uuid, source text, target text, cents bigint, asked_reference text)
    RETURNS void LANGUAGE plpgsql AS $$
  DECLARE held bigint;
  BEGIN
    IF source IN ('available', 'voted') THEN
      INSERT INTO line_grants AS g (line_id, grant_id, reserved_cents, committed_cents, ordered_cents)
        VALUES (line, beneficiary, CASE target WHEN 'reserved' THEN cents ELSE 0 END,
          CASE target WHEN 'committed' THEN cents ELSE 0 END, CASE target WHEN 'ordered' THEN cents ELSE 0 END)
        ON CONFLICT (line_id, grant_id) DO UPDATE SET reserved_cents = g.reserved_cents + excluded.reserved_cents,
          committed_cents = g.committed_cents + excluded.committed_cents, ordered_cents = g.ordered_cents + excluded.ordered_cents;
      RETURN;
    END IF;
    UPDATE line_grants g SET
        reserved_cents = reserved_cents - CASE source WHEN 'reserved' THEN cents ELSE 0 END,
        committed_cents = committed_cents + CASE 'committed' WHEN target THEN cents WHEN source THEN -cents ELSE 0 END,
        ordered_cents = ordered_cents + CASE 'ordered' WHEN target THEN cents WHEN source THEN -cents ELSE 0 END,
        paid_cents = paid_cents + CASE 'paid' WHEN target THEN cents WHEN source THEN -cents ELSE 0 END
      WHERE line_id = line AND grant_id = beneficiary AND cents <= ledger_held(g, source);
    IF NOT FOUND THEN
      SELECT ledger_held(g, source) INTO held FROM line_grants g WHERE line_id = line AND grant_id = beneficiary;
      PERFORM ledger_refuse_short(asked_reference, source, cents, coalesce(held, 0));
    END IF;
  END $$`;

/**
 * An order on a line where the grant lacks committed money first takes back what was accrued for it in the year before
 * (rule 3.16). Line, then accrual, then grant: the order in which every move locks.
 */
const REVERSE = `
  CREATE FUNCTION ledger_reverse_accrual(line uuid, beneficiary uuid, asked bigint, day date, asked_reference text, actor uuid)
    RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    part bigint;
    held bigint;
  BEGIN
    PERFORM FROM budget_lines WHERE id = line FOR NO KEY UPDATE;
    SELECT left_cents INTO part FROM open_accruals WHERE line_id = line AND grant_id = beneficiary FOR UPDATE;
    SELECT committed_cents INTO held FROM line_grants WHERE line_id = line AND grant_id = beneficiary FOR NO KEY UPDATE;
    part := least(part, asked - coalesce(held, 0));
    IF part <= 0 THEN RETURN; END IF;
    UPDATE open_accruals SET left_cents = left_cents - part WHERE line_id = line AND grant_id = beneficiary;
    PERFORM ledger_post(jsonb_build_array(jsonb_build_object('line', line, 'grant', beneficiary, 'move', 'reverse',
      'cents', part, 'day', day, 'reference', asked_reference || ':reverse', 'actor', actor)));
  END $$`;

/** What was accrued for a grant on a line of last year waits on a line of this one. The amount is the entries', not the caller's. */
const ACCRUAL = `
  CREATE FUNCTION ledger_open_accrual(old_line uuid, beneficiary uuid, line uuid) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE accrued bigint;
  BEGIN
    PERFORM ledger_check(line, 1, 'accrue', make_date(y.year, 1, 1), y.year, y.closed_at)
      FROM (SELECT) one LEFT JOIN (budget_lines l JOIN fiscal_years y ON y.year = l.year) ON l.id = line;
    SELECT sum(amount_cents) INTO accrued FROM ledger_entries e JOIN budget_lines l ON l.id = line
      WHERE e.line_id = old_line AND e.grant_id = beneficiary AND e.move = 'accrue' AND e.year < l.year;
    IF accrued IS NULL THEN PERFORM ledger_refuse('budget.nothing-accrued', '{}'); END IF;
    INSERT INTO open_accruals (line_id, grant_id, from_line_id, accrued_cents, left_cents)
      VALUES (line, beneficiary, old_line, accrued, accrued);
    RETURN accrued;
  END $$`;

/**
 * A list of moves, all or none, in one round trip. It runs as the owner of the tables, because the program's own role may write
 * neither balances nor entries. A commitment below the reservation gives the rest back to the line, unless asked to keep it.
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
  BEGIN
    IF jsonb_array_length(moves) > 1 THEN PERFORM ledger_lock(moves); END IF;
    IF moves @> '[{"move": "transfer"}]' THEN PERFORM ledger_check_transfers(moves); END IF;
    FOR m IN SELECT * FROM jsonb_to_recordset(moves) AS x (line uuid, "grant" uuid, move text, cents bigint,
        day date, reference text, transfer text, reason text, actor uuid, keep_rest boolean) LOOP
      SELECT y.year, y.closed_at INTO fiscal, closed FROM budget_lines l JOIN fiscal_years y ON y.year = l.year
        WHERE l.id = m.line FOR KEY SHARE OF y; -- closing a year takes its row FOR UPDATE, and so waits for us
      PERFORM ledger_check(m.line, m.cents, m.move, m.day, fiscal, closed)
        WHERE fiscal IS NULL OR closed IS NOT NULL OR m.cents <= 0 OR extract(year FROM m.day) <> fiscal;
      source := ledger_source(m.move, m.cents, m."grant" IS NOT NULL);
      target := ledger_target(m.move, m.cents);
      m.cents := abs(m.cents);

      IF m.move = 'order' AND EXISTS (SELECT FROM open_accruals
          WHERE line_id = m.line AND grant_id = m."grant" AND left_cents > 0) THEN
        PERFORM ledger_reverse_accrual(m.line, m."grant", m.cents, m.day, m.reference, m.actor);
      END IF;
      IF source IN ('available', 'voted') OR target IN ('available', 'accrued', 'carried', 'lapsed') THEN
        PERFORM ledger_move_line(m.line, m.move, source, target, m.cents, m.reference);
      END IF;
      IF m."grant" IS NOT NULL THEN
        PERFORM ledger_move_grant(m.line, m."grant", source, target, m.cents, m.reference);
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

const RIGHTS = `
  REVOKE ALL ON FUNCTION ledger_post(jsonb), ledger_open_accrual(uuid, uuid, uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION ledger_post(jsonb), ledger_open_accrual(uuid, uuid, uuid) TO aid_office_app`;
