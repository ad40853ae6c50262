import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Database, languageOf, words } from '#libs/platform';
import { Can } from './access.guard.js';
import { RoleDto } from './person.dto.js';
import type { RoleKey } from './permissions.js';

interface RoleRow {
  key: RoleKey;
  shell: string;
  scoped: boolean;
  permissions: string[];
}

/** The roles and what they permit, as the database has it. */
@ApiTags('access')
@Controller('api/roles')
export class RolesController {
  constructor(private readonly db: Database) {}

  @Get()
  @Can('person.read')
  @ApiOkResponse({ type: [RoleDto] })
  async listRoles(): Promise<RoleDto[]> {
    const rows = await this.db.query<RoleRow>(
      `SELECT r.key, r.shell, r.scoped, coalesce(array_agg(rp.permission_key ORDER BY rp.permission_key)
         FILTER (WHERE rp.permission_key IS NOT NULL), '{}') AS permissions
       FROM roles r LEFT JOIN role_permissions rp ON rp.role_key = r.key GROUP BY r.key ORDER BY r.position`,
    );
    const language = languageOf();
    return rows.map((row) => ({
      ...row,
      label: words(language, `role.${row.key}`),
      permissions: row.permissions.map((key) => words(language, `permission.${key}`)),
    }));
  }
}
