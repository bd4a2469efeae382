import { createHmac } from 'node:crypto';

/** Whom those call themselves at the broker of their home who run `./wombat`: the one user who may do anything. */
export const OPERATOR = 'wombat';

/** A password for each user, so that a program is told that of no other; all of them follow from the secret. */
export function passwordOf(user: string, secret: string): string {
  if (user === OPERATOR) return secret;
  return createHmac('sha256', secret).update(`broker user ${user}`).digest('hex');
}

/** The address of the broker of a home, as this user calls it. */
export function urlAs(user: string, { url, secret }: { url: string; secret: string }): string {
  const own = new URL(url);
  own.username = user;
  own.password = passwordOf(user, secret);
  return own.href;
}
