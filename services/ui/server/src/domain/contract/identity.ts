import type { Role } from '@wombat/proto/words';

export type { Role } from '@wombat/proto/words';

/**
 * GET /api/whoami : how people are known here, and who is asking.
 * `open`: by the name they give, this computer alone; `login`: by name and password; `proxy`: by what a proxy says.
 */
export interface WhoAnswer {
  access: 'open' | 'login' | 'proxy';
  /** '' where nobody is known. */
  name: string;
  /** What he or she may do; null where nobody is known, and somebody has to be. */
  role: Role | null;
}

/** POST /api/login, answered with who it is then. POST /api/logout ends it. */
export interface LoginRequest {
  name: string;
  password: string;
}
