import { ROLES, type Role } from '@wombat/proto/words';
import { passwordHash, writeUsers } from '@wombat/service-kit/users';

export const PASSWORD = 'correct horse battery staple';
/** Cheap, as the specs log in often. */
const LOG2_COST = 4;

/** One of each role in a home, each called as the role. */
export async function writePeople(home: string, roles: readonly Role[] = ROLES): Promise<void> {
  const password = await passwordHash(PASSWORD, LOG2_COST);
  writeUsers(home, new Map(roles.map((role) => [role, { role, password }])));
}
