import { Invitation } from './invitation.entity.js';
import { PermissionRow, Role, RolePermission, UserRole } from './role.entity.js';
import { SessionRow, SignInAttempts } from './session.entity.js';
import { User } from './user.entity.js';

export { AccessModule } from './access.module.js';
export { Can, CurrentActor, Public, SignedIn } from './access.guard.js';
export { DEMO_ORGANISATIONS, DEMO_PEOPLE, demoEmail, type DemoPersonKey, plantPeople } from './access.demo.js';
export { demoTime, type DemoTime } from './demo-time.js';
export { actorByEmail, actorById } from './actors.js';
export { holdersOf, membersIn, namesOf, peopleByIds, type Person, personById } from './people.repository.js';
export { allPermissions, definePermission, isPermission, type RoleKey, ROLES, syncPermissions } from './permissions.js';
export { secureSessions } from './session.middleware.js';
export { AddPerson } from './add-person.js';
export { FoundHouse } from './found-house.js';
export { defineInvitationPost } from './invitation.post.js';
export { defineScopeNames } from './scope-names.js';

export const entities = [User, Role, UserRole, PermissionRow, RolePermission, SessionRow, SignInAttempts, Invitation];
