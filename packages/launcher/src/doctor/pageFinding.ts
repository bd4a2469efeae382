import { pageAccess, pageProblem, readUsers } from '@wombat/service-kit/users';
import type { Places } from '../places/readPlaces.js';
import { type Finding, fault, fine } from './finding.js';

const KNOWN = {
  open: 'for this computer alone; people are known by the name they give',
  proxy: 'people are known by what the trusted proxy says',
} as const;

/** Who the page is served to. */
export function pageFinding({ home, config, page }: Places): Finding {
  const problem = pageProblem({ home, config, page });
  if (problem !== null) return fault('page', problem);
  const users = readUsers(home);
  const count = users.ok ? users.value.size : 0;
  const access = pageAccess({ ui: config.ui, names: page.names, users: count });
  if (!access.ok || access.value === 'login') return fine('page', `${count} people may log in`);
  return fine('page', KNOWN[access.value]);
}
