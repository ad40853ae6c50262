import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Moves of credits between chapters are the mayor's within the council's ceiling (rule 3.12): a head of unit, then an elected person. */
export class ApprovalsTransferRoute1796000060010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      INSERT INTO approval_routes (code, version, name_fr, name_en, published_at)
        VALUES ('transfer', 1, 'Virements de chapitre à chapitre', 'Moves between chapters', now());
      INSERT INTO approval_route_steps (route_id, position, kind, label_fr, label_en, permission, must_differ, days)
      SELECT r.id, s.position, 'approval', s.label_fr, s.label_en, s.permission, true, s.days
      FROM approval_routes r CROSS JOIN (VALUES
        (1, 'Accord du chef de service', 'Head of unit’s approval', 'approval.approve-unit', 5),
        (2, 'Accord de l’élu', 'Elected approver’s approval', 'approval.approve-elected', 10)
      ) AS s (position, label_fr, label_en, permission, days)
      WHERE r.code = 'transfer'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM approval_route_steps WHERE route_id IN (SELECT id FROM approval_routes WHERE code = 'transfer');
      DELETE FROM approval_routes WHERE code = 'transfer'`);
  }
}
