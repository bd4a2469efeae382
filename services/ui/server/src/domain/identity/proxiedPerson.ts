import type { Role } from '@wombat/proto/words';

/** Somebody who is known. */
export interface Person {
  name: string;
  role: Role;
}

export interface ProxyRule {
  address: string;
  roles: Readonly<Record<string, Role>>;
  others: Role;
}

const LONGEST_NAME = 60;

/** Who the proxy says it is; null where another than the proxy asks, or it names nobody. */
export function proxiedPerson(
  { address, roles, others }: ProxyRule,
  from: string | undefined,
  said: string,
): Person | null {
  if (from?.replace(/^::ffff:/, '') !== address) return null;
  const name = said.trim();
  if (name === '' || name.length > LONGEST_NAME || /\p{Cc}/u.test(name)) return null;
  return { name, role: Object.hasOwn(roles, name) ? (roles[name] ?? others) : others };
}
