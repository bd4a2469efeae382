import { ROLES, type Role } from '@wombat/proto/words';
import { ok, type Result, refuse } from '@wombat/result';
import { passwordHash, readUsers, writeUsers } from '@wombat/service-kit/users';
import { alignTable } from '../report/alignTable.js';

const LEAST_CHARACTERS = 10;
const LONGEST_NAME = 60;

export interface NewUser {
  home: string;
  name: string;
  role: string;
  /** Asks for a password that is not shown while it is typed. */
  readPassword: (prompt: string) => Promise<string>;
}

/** Adds a user, or gives one another role and password: asks for the password and keeps its hash alone. */
export async function addUser({ home, name, role, readPassword }: NewUser): Promise<Result<string>> {
  const known = ROLES.find((one) => one === role);
  if (known === undefined) return refuse(`--role must be ${ROLES.join(' or ')}`);
  if (name.trim() !== name || name.length > LONGEST_NAME || /\p{Cc}/u.test(name))
    return refuse(`a name has at most ${LONGEST_NAME} characters, and no blanks about it`);
  const users = readUsers(home);
  if (!users.ok) return users;
  const password = await readPassword(`Password of ${name}: `);
  if ([...password].length < LEAST_CHARACTERS) return refuse(`a password has at least ${LEAST_CHARACTERS} characters`);
  if ((await readPassword('Once more: ')) !== password) return refuse('the two are not the same: nothing is changed');
  writeUsers(home, new Map(users.value).set(name, { role: known, password: await passwordHash(password) }));
  return ok(`${name} may log in as ${articled(known)}`);
}

function articled(role: Role): string {
  return role === 'admin' ? 'an admin' : `a ${role}`;
}

export async function removeUser(home: string, name: string): Promise<Result<string>> {
  const users = readUsers(home);
  if (!users.ok) return users;
  const left = new Map(users.value);
  if (!left.delete(name)) return refuse(`there is no user ${name}: ./wombat user list names all`);
  writeUsers(home, left);
  return ok(`${name} may not log in any more`);
}

export async function userLines(home: string): Promise<Result<string>> {
  const users = readUsers(home);
  if (!users.ok) return users;
  if (users.value.size === 0) return ok('nobody: the page asks for no login, and serves this computer alone');
  return ok(alignTable([...users.value].map(([name, { role }]) => [name, role])).join('\n'));
}
