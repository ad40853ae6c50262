import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AccessPeople1796000040000 implements MigrationInterface {
  name = 'AccessPeople1796000040000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE users (
        id uuid PRIMARY KEY,
        email text NOT NULL,
        name text NOT NULL CHECK (name <> ''),
        language text NOT NULL DEFAULT 'fr' CHECK (language IN ('fr', 'en')),
        password_hash text,
        disabled_at timestamptz,
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        search tsvector GENERATED ALWAYS AS (search_vector(name || ' ' || email)) STORED,
        CONSTRAINT users_email_taken UNIQUE (email),
        CONSTRAINT users_email_lower CHECK (email = lower(email) AND email LIKE '%_@_%')
      );
      CREATE INDEX users_by_search ON users USING gin (search);
      CREATE INDEX users_by_name ON users (lower(name), id);

      CREATE TABLE roles (
        key text PRIMARY KEY,
        shell text NOT NULL CHECK (shell IN ('portal', 'office')),
        scoped boolean NOT NULL,
        position int NOT NULL,
        UNIQUE (key, scoped)
      );
      INSERT INTO roles (key, shell, scoped, position) VALUES
        ('ngo-editor', 'portal', true, 1), ('ngo-signatory', 'portal', true, 2), ('officer', 'office', false, 3),
        ('reviewer', 'office', false, 4), ('head', 'office', false, 5), ('elected', 'office', false, 6),
        ('secretary', 'office', false, 7), ('finance', 'office', false, 8), ('accountant', 'office', false, 9),
        ('auditor', 'office', false, 10), ('admin', 'office', false, 11);

      -- A scope is an id that this room does not interpret; whether a role wants one is a fact of the role.
      CREATE TABLE user_roles (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
        role_key text NOT NULL,
        scope uuid,
        scoped boolean GENERATED ALWAYS AS (scope IS NOT NULL) STORED,
        given_by uuid,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT user_roles_once UNIQUE NULLS NOT DISTINCT (user_id, role_key, scope),
        CONSTRAINT user_roles_scope_of_role FOREIGN KEY (role_key, scoped) REFERENCES roles (key, scoped)
      );
      -- Who orders never pays (product, rule 3 of what must always hold): one person holds at most one of the two.
      CREATE UNIQUE INDEX user_roles_finance_or_accountant ON user_roles (user_id) WHERE role_key IN ('finance', 'accountant');
      CREATE INDEX user_roles_by_role ON user_roles (role_key, scope);
      CREATE INDEX user_roles_by_scope ON user_roles (scope) WHERE scope IS NOT NULL;

      CREATE TABLE permissions (
        key text PRIMARY KEY,
        default_roles text[] NOT NULL DEFAULT '{}'
      );
      CREATE TABLE role_permissions (
        role_key text NOT NULL REFERENCES roles ON DELETE CASCADE,
        permission_key text NOT NULL REFERENCES permissions ON DELETE CASCADE,
        PRIMARY KEY (role_key, permission_key)
      );
      CREATE INDEX role_permissions_by_permission ON role_permissions (permission_key);

      -- The cookie's secret is not here, only its SHA-256: who reads the table cannot take a session over.
      CREATE TABLE sessions (
        id uuid PRIMARY KEY,
        secret_hash text NOT NULL UNIQUE,
        user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT now(),
        seen_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        address text,
        agent text
      );
      CREATE INDEX sessions_by_user ON sessions (user_id);
      CREATE INDEX sessions_by_expiry ON sessions (expires_at);

      CREATE TABLE sign_in_attempts (
        key text PRIMARY KEY,
        attempts int NOT NULL,
        since timestamptz NOT NULL
      );

      -- Who asks: one statement a request. In the database so that each connection plans it once.
      CREATE FUNCTION actor_facts(person uuid) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
      BEGIN
        RETURN (
          SELECT jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email, 'language', u.language, 'grants', coalesce(g.grants, '[]'))
          FROM users u
          LEFT JOIN LATERAL (
            SELECT jsonb_agg(jsonb_build_object('role', r.key, 'shell', r.shell, 'scope', ur.scope, 'permissions', p.keys) ORDER BY r.position) AS grants
            FROM user_roles ur
            JOIN roles r ON r.key = ur.role_key
            LEFT JOIN LATERAL (SELECT array_agg(rp.permission_key) AS keys FROM role_permissions rp WHERE rp.role_key = ur.role_key) p ON true
            WHERE ur.user_id = u.id
          ) g ON true
          WHERE u.id = person AND u.disabled_at IS NULL
        );
      END $$;

      CREATE FUNCTION session_facts(secret text, OUT id uuid, OUT user_id uuid, OUT seen_at timestamptz, OUT expires_at timestamptz, OUT actor jsonb)
      LANGUAGE plpgsql STABLE AS $$
      BEGIN
        SELECT s.id, s.user_id, s.seen_at, s.expires_at, actor_facts(s.user_id) INTO id, user_id, seen_at, expires_at, actor
        FROM sessions s WHERE s.secret_hash = secret AND s.expires_at > now();
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION session_facts;
      DROP FUNCTION actor_facts;
      DROP TABLE sign_in_attempts, sessions, role_permissions, permissions, user_roles, roles, users;
    `);
  }
}
