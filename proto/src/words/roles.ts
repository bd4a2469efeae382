/** What people may do on the page: each may do what those before it may. */
export const ROLES = ['viewer', 'validator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Whether a role is at least another. */
export function isAtLeast(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
