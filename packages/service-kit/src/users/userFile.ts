import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROLES } from '@wombat/proto/words';
import { ok, type Result, refuse } from '@wombat/result';
import { z } from 'zod';

const user = z.strictObject({
  role: z.enum(ROLES),
  /** Made by `passwordHash`. */
  password: z.string().startsWith('scrypt:'),
});
const userFile = z.strictObject({ users: z.record(z.string(), user) });

export type User = z.infer<typeof user>;

const OWNER_ALONE = 0o600;

export function userFilePath(home: string): string {
  return join(home, 'keys', 'users.json');
}

/** Who may log in at the page of this home, by name; none where there is no file. */
export function readUsers(home: string): Result<ReadonlyMap<string, User>> {
  const path = userFilePath(home);
  if (!existsSync(path)) return ok(new Map());
  const read = userFile.safeParse(jsonOf(readFileSync(path, 'utf8')));
  if (!read.success) return refuse(`${path} does not hold users as ./wombat user writes them`);
  return ok(new Map(Object.entries(read.data.users)));
}

/** Wholly or not at all, for nobody to read but its owner. */
export function writeUsers(home: string, users: ReadonlyMap<string, User>): void {
  const path = userFilePath(home);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${process.pid}.new`;
  rmSync(temporary, { force: true });
  writeFileSync(temporary, `${JSON.stringify({ users: Object.fromEntries(users) }, null, 1)}\n`, {
    mode: OWNER_ALONE,
    flag: 'wx',
  });
  renameSync(temporary, path);
}

/** Undefined, which is no file of users, for a text that is no JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
