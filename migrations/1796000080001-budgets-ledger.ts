import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The one writer of balances and entries: a list of moves, all or none, in one round trip. It runs as the owner of the tables,
 * because the program's own role may write neither balances nor entries.
 */
export class BudgetsLedger1796000080001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [REFUSE, SHORT, ACCOUNTS, LOCK, LINE, GRANT, RETURN, POST, RIGHTS]) await db.query(sql);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP FUNCTION ledger_post(jsonb), ledger_check_return(uuid, uuid, text, bigint), ledger_move_grant(uuid, uuid, text, text, bigint),
      ledger_move_line(uuid, text, text, text, bigint), ledger_lock(jsonb), ledger_accounts(text), ledger_refuse_short(text, text, bigint, bigint), ledger_refuse(text, jsonb)`);
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

const ACCOUNTS = `
  CREATE FUNCTION ledger_accounts(move text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE move
      WHEN 'vote' THEN '{voted,available}' WHEN 'amend' THEN '{voted,available}'
      WHEN 'reserve' THEN '{available,reserved}' WHEN 'release' THEN '{reserved,available}'
      WHEN 'commit' THEN '{reserved,committed}' WHEN 'decommit' THEN '{committed,available}'
      WHEN 'order' THEN '{committed,ordered}' WHEN 'reject' THEN '{ordered,committed}'
      WHEN 'pay' THEN '{ordered,paid}' WHEN 'return' THEN '{paid,ordered}' WHEN 'refund' THEN '{paid,available}'
    END::text[]
  $$`;

/** Several moves lock what they touch before any of them starts: lines first, then grants, each in the order of their ids. */
const LOCK = `
  CREATE FUNCTION ledger_lock(moves jsonb) RETURNS void LANGUAGE sql AS $$
    SELECT 1 FROM budget_lines WHERE id IN (SELECT (m->>'line')::uuid FROM jsonb_array_elements(moves) m)
      ORDER BY id FOR NO KEY UPDATE;
    SELECT 1 FROM line_grants WHERE (line_id, grant_id) IN
        (SELECT (m->>'line')::uuid, (m->>'grant')::uuid FROM jsonb_array_elements(moves) m)
      ORDER BY line_id, grant_id FOR NO KEY UPDATE;
  $$`;

/** Moves what the line itself holds: available, and voted on the other side. Answers what there is when it is not enough. */
const LINE = `
  CREATE FUNCTION ledger_move_line(line uuid, move text, source text, target text, cents bigint) RETURNS bigint
  LANGUAGE plpgsql AS $$
  DECLARE
    available bigint := CASE WHEN target = 'available' THEN cents WHEN source = 'available' THEN -cents ELSE 0 END;
    voted bigint := CASE WHEN source = 'voted' THEN cents WHEN target = 'voted' THEN -cents ELSE 0 END;
  BEGIN
    IF available = 0 THEN RETURN NULL; END IF;
    UPDATE budget_lines SET
        available_cents = available_cents + available, voted_cents = voted_cents + voted,
        amended_cents = amended_cents + CASE WHEN move = 'amend' THEN voted ELSE 0 END
      WHERE id = line AND available_cents + available >= 0;
    RETURN CASE WHEN FOUND THEN NULL ELSE (SELECT available_cents FROM budget_lines WHERE id = line) END;
  END $$`;

/** Moves what the line holds for one grant; only a reservation brings a grant to a line. Answers what there is when it is not enough. */
const GRANT = `
  CREATE FUNCTION ledger_move_grant(line uuid, beneficiary uuid, source text, target text, cents bigint) RETURNS bigint
  LANGUAGE plpgsql AS $$
  DECLARE held bigint;
  BEGIN
    IF source = 'available' THEN
      INSERT INTO line_grants AS g (line_id, grant_id, reserved_cents) VALUES (line, beneficiary, cents)
        ON CONFLICT (line_id, grant_id) DO UPDATE SET reserved_cents = g.reserved_cents + cents;
      RETURN NULL;
    END IF;
    UPDATE line_grants SET
        reserved_cents = reserved_cents - CASE source WHEN 'reserved' THEN cents ELSE 0 END,
        committed_cents = committed_cents
          + CASE target WHEN 'committed' THEN cents ELSE 0 END - CASE source WHEN 'committed' THEN cents ELSE 0 END,
        ordered_cents = ordered_cents
          + CASE target WHEN 'ordered' THEN cents ELSE 0 END - CASE source WHEN 'ordered' THEN cents ELSE 0 END,
        paid_cents = paid_cents
          + CASE target WHEN 'paid' THEN cents ELSE 0 END - CASE source WHEN 'paid' THEN cents ELSE 0 END
      WHERE line_id = line AND grant_id = beneficiary AND cents <= CASE source
        WHEN 'reserved' THEN reserved_cents WHEN 'committed' THEN committed_cents
        WHEN 'ordered' THEN ordered_cents WHEN 'paid' THEN paid_cents END;
    IF FOUND THEN RETURN NULL; END IF;
    SELECT CASE source WHEN 'reserved' THEN reserved_cents WHEN 'committed' THEN committed_cents
        WHEN 'ordered' THEN ordered_cents ELSE paid_cents END
      INTO held FROM line_grants WHERE line_id = line AND grant_id = beneficiary;
    RETURN coalesce(held, 0);
  END $$`;

/** A commitment below the reservation gives the rest back to the line, unless asked to keep it reserved. */
const POST = `
  CREATE FUNCTION ledger_post(moves jsonb) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE
    m record;
    fiscal record;
    accounts text[];
    held bigint;
    rest bigint;
  BEGIN
    IF jsonb_array_length(moves) > 1 THEN PERFORM ledger_lock(moves); END IF;
    FOR m IN SELECT * FROM jsonb_to_recordset(moves) AS x (line uuid, "grant" uuid, move text, cents bigint,
        day date, reference text, transfer text, reason text, actor uuid, keep_rest boolean) LOOP
      SELECT y.year, y.closed_at INTO fiscal FROM budget_lines l JOIN fiscal_years y ON y.year = l.year
        WHERE l.id = m.line FOR KEY SHARE OF y; -- closing a year takes its row FOR UPDATE, and so waits for us
      IF NOT FOUND THEN PERFORM ledger_refuse('budget.line-unknown', jsonb_build_object('line', m.line)); END IF;
      IF fiscal.closed_at IS NOT NULL THEN
        PERFORM ledger_refuse('budget.year-closed', jsonb_build_object('year', fiscal.year::text));
      END IF;
      IF extract(year FROM m.day) <> fiscal.year THEN
        PERFORM ledger_refuse('budget.date-outside-year', jsonb_build_object('year', fiscal.year::text, 'date', m.day));
      END IF;
      accounts := ledger_accounts(m.move);
      IF m.move = 'amend' AND m.cents < 0 THEN
        accounts := ARRAY[accounts[2], accounts[1]];
        m.cents := -m.cents;
      END IF;
      IF m.cents <= 0 THEN PERFORM ledger_refuse('budget.amount-not-positive', '{}'); END IF;
      held := ledger_move_line(m.line, m.move, accounts[1], accounts[2], m.cents);
      IF held IS NULL AND m."grant" IS NOT NULL THEN
        held := ledger_move_grant(m.line, m."grant", accounts[1], accounts[2], m.cents);
      END IF;
      IF held IS NOT NULL THEN PERFORM ledger_refuse_short(m.reference, accounts[1], m.cents, held); END IF;
      IF m.move = 'return' THEN PERFORM ledger_check_return(m.line, m."grant", m.transfer, m.cents); END IF;
      INSERT INTO ledger_entries (line_id, year, grant_id, move, from_account, to_account, amount_cents, accounting_date,
          reference, of_reference, reason, actor_id)
        VALUES (m.line, fiscal.year, m."grant", m.move, accounts[1], accounts[2], m.cents, m.day,
          m.reference, m.transfer, m.reason, m.actor);
      IF m.move = 'commit' AND NOT coalesce(m.keep_rest, false) THEN
        SELECT reserved_cents INTO rest FROM line_grants WHERE line_id = m.line AND grant_id = m."grant";
        IF rest > 0 THEN
          PERFORM ledger_post(jsonb_build_array(jsonb_build_object('line', m.line, 'grant', m."grant", 'move', 'release',
            'cents', rest, 'day', m.day, 'reference', m.reference || ':rest', 'actor', m.actor)));
        END IF;
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
