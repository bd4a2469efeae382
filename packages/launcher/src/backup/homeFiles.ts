import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { copyDatabase } from '@wombat/eventlog/healing';

/**
 * What a backup leaves out of a home: what is made anew of the log (tables), what tells of this run alone, pictures,
 * programs that Node.js has compiled, what workers saw of frames, and secrets, which are not to lie where backups lie.
 */
const LEFT_OUT = [
  ...['broker', 'db', 'journal', 'run', 'logs', 'pictures', 'compiled', 'looks'],
  ...['secret', 'credentials', 'keys', 'restoring'],
];

const LOGINS = join('keys', 'users.json');

/** Copies the journals, each as it stands at one moment, and the files beside them. */
export async function copyHome(home: string, folder: string): Promise<void> {
  for (const name of readdirSync(home)) {
    if (LEFT_OUT.includes(name) || /^lock(\.|$)/.test(name)) continue;
    cpSync(join(home, name), join(folder, 'home', name), { recursive: true, preserveTimestamps: true });
  }
  copyLogins(home, join(folder, 'home'));
  const journals = join(home, 'journal');
  mkdirSync(join(folder, 'journal'), { recursive: true });
  if (!existsSync(journals)) return;
  for (const name of readdirSync(journals).filter((file) => file.endsWith('.db')))
    await copyDatabase(join(journals, name), join(folder, 'journal', name));
}

/** Of the keys, logins alone: what they hold of a password does not open anything elsewhere. */
function copyLogins(home: string, copy: string): void {
  const [from, to] = [join(home, LOGINS), join(copy, LOGINS)];
  if (!existsSync(from)) return;
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  cpSync(from, to, { preserveTimestamps: true });
}

/** Puts them into a home; done twice it is the same. */
export function putIntoHome(folder: string, home: string): void {
  for (const [from, to] of [
    [join(folder, 'home'), home],
    [join(folder, 'journal'), join(home, 'journal')],
  ] as const)
    if (existsSync(from)) cpSync(from, to, { recursive: true, preserveTimestamps: true });
}
