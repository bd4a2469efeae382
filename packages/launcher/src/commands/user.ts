import { readPassword } from '../access/readPassword.js';
import { addUser, removeUser, userLines } from '../access/users.js';
import type { Request } from '../arguments.js';
import { readPlaces } from '../places/readPlaces.js';
import { complain } from '../report/complain.js';

const VERBS = ['add', 'remove', 'list'] as const;

/** `user add NAME --role R`, `user remove NAME`, `user list`: who may log in at the page, from the next request on. */
export async function user(request: Request): Promise<number> {
  const [verb = '', name = ''] = request.words;
  const known = VERBS.find((one) => one === verb);
  if (known === undefined) return complain([`user knows ${VERBS.join(', ')}, not '${verb}'`]);
  if ((known === 'list') !== (name === ''))
    return complain([`user ${known} ${name === '' ? 'needs a name' : 'names nobody'}`]);
  const read = readPlaces(request, process.env);
  if (!read.ok) return complain(read.fault.sentences);
  const { home } = read.value;
  const done = await {
    add: () => addUser({ home, name, role: request.options.role ?? '', readPassword }),
    remove: () => removeUser(home, name),
    list: () => userLines(home),
  }[known]();
  if (!done.ok) return complain([done.fault.message]);
  process.stdout.write(`${done.value}\n`);
  return 0;
}
