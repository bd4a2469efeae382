import { userInfo } from 'node:os';

/** The observer's code, where one is set; else who sits at the shell. */
export function whoever(code: string): string {
  return code === 'XXXX' ? userInfo().username : code;
}
