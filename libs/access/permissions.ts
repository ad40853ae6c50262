/** A right that a role may hold; the role screen is drawn from these. Its words: `permission.<key>`. */
export interface Permission {
  /** `<kind>.<verb>`, e.g. `grant.sign`. */
  key: string;
  /** Roles that hold it unless an administrator has changed that. */
  roles: readonly RoleKey[];
}

export const ROLES = [
  'ngo-editor',
  'ngo-signatory',
  'officer',
  'reviewer',
  'head',
  'elected',
  'secretary',
  'finance',
  'accountant',
  'auditor',
  'admin',
] as const;
export type RoleKey = (typeof ROLES)[number];

const defined = new Map<string, Permission>();

/**
 * Declares a permission; every room calls this at import. The auditor reads everything and changes nothing, so a key that ends
 * in `.read` is the auditor's too, and no other key may be. @throws when a key is defined twice.
 */
export function definePermission(permission: Permission): Permission {
  if (defined.has(permission.key)) throw new Error(`permission ${permission.key} is defined twice`);
  const reads = permission.key.endsWith('.read');
  if (!reads && permission.roles.includes('auditor')) throw new Error(`${permission.key}: the auditor only reads`);
  const whole = reads ? { ...permission, roles: [...new Set<RoleKey>([...permission.roles, 'auditor'])] } : permission;
  defined.set(permission.key, whole);
  return whole;
}

export const allPermissions = (): readonly Permission[] => [...defined.values()];
export const isPermission = (key: string): boolean => defined.has(key);

/**
 * Brings the tables to what the program declares. A role gains what is newly its default and loses what no longer is;
 * what an administrator gave or took away besides stays as it is. One statement, so that many servers may start at once.
 */
export async function syncPermissions(db: { query(sql: string, params: unknown[]): Promise<unknown> }): Promise<void> {
  const all = allPermissions();
  const wanted = JSON.stringify(all.map(({ key, roles }) => ({ key, roles: [...roles].sort() })));
  await db.query(
    `WITH wanted AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS w(key text, roles text[])),
       before AS (SELECT key, default_roles FROM permissions ORDER BY key FOR UPDATE),
       kept AS (
         INSERT INTO permissions (key, default_roles) SELECT key, roles FROM wanted ORDER BY key
         ON CONFLICT (key) DO UPDATE SET default_roles = EXCLUDED.default_roles
         WHERE permissions.default_roles IS DISTINCT FROM EXCLUDED.default_roles RETURNING key
       ),
       lost AS (
         DELETE FROM role_permissions rp USING before b JOIN wanted w USING (key)
         WHERE rp.permission_key = b.key AND rp.role_key = ANY (b.default_roles) AND NOT rp.role_key = ANY (w.roles)
       )
     INSERT INTO role_permissions (permission_key, role_key)
     SELECT w.key, role FROM wanted w LEFT JOIN before b USING (key), unnest(w.roles) AS role
     WHERE NOT role = ANY (coalesce(b.default_roles, '{}'))
     ORDER BY 1, 2 ON CONFLICT DO NOTHING`,
    [wanted],
  );
}
