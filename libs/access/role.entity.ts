import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Shell } from './actors.js';

/** A set of permissions under a name that people know; seeded. */
@Entity('roles')
export class Role {
  @PrimaryColumn('text') key!: string;
  @Column('text') shell!: Shell;
  /** Held for one organisation at a time. */
  @Column('boolean') scoped!: boolean;
  @Column('int') position!: number;
}

/** A role that a person holds, everywhere or in one scope. */
@Entity('user_roles')
export class UserRole {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'user_id' }) userId!: string;
  @Column('text', { name: 'role_key' }) roleKey!: string;
  @Column('uuid', { nullable: true }) scope!: string | null;
  @Column({ type: 'boolean', insert: false, update: false }) scoped!: boolean;
  @Column('uuid', { name: 'given_by', nullable: true }) givenBy!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}

@Entity('permissions')
export class PermissionRow {
  @PrimaryColumn('text') key!: string;
  @Column('text', { name: 'default_roles', array: true }) defaultRoles!: string[];
}

@Entity('role_permissions')
export class RolePermission {
  @PrimaryColumn('text', { name: 'role_key' }) roleKey!: string;
  @PrimaryColumn('text', { name: 'permission_key' }) permissionKey!: string;
}
