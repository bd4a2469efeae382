import type { Role } from '@wombat/proto/words';

/** Whoever it is: how the service is, who one is, and how to become somebody. */
const FOR_ALL = new Set(['GET /health', 'GET /health/live', 'GET /api/whoami', 'POST /api/login', 'POST /api/logout']);

/** What people decide of series; whatever else changes something is for an admin. */
const OF_VALIDATORS = [
  /^\/api\/validate$/,
  /^\/api\/points\/[a-z]+$/,
  /^\/api\/comps\/[a-z]+$/,
  /^\/api\/push\/[a-z]+$/,
  /^\/api\/alias$/,
];

const READING = new Set(['GET', 'HEAD']);

/**
 * The least role that may ask this; null: anybody. What is not known here is for more than it may need, so that a new
 * door, or another way to write an old one, is closed until somebody opens it.
 */
export function neededRole(method: string, path: string): Role | null {
  if (FOR_ALL.has(`${method} ${path}`)) return null;
  if (READING.has(method)) return 'viewer';
  return OF_VALIDATORS.some((pattern) => pattern.test(path)) ? 'validator' : 'admin';
}
