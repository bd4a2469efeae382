import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isSecret } from '../run/homeSecret.js';

const TOKEN_BYTES = 32;

/** What a Prometheus shows at the page to read the numbers of all programs, and nothing else. */
export function metricsTokenPath(home: string): string {
  return join(home, 'keys', 'metrics-token');
}

/** Makes it where there is none, for its owner alone; whoever deletes it gets another at the next start. */
export function makeMetricsToken(home: string): void {
  const path = metricsTokenPath(home);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(path, `${randomBytes(TOKEN_BYTES).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

/** Whether it is what `Authorization: Bearer TOKEN` says; read anew each time. */
export function showsMetricsToken(home: string, authorization: string | undefined): boolean {
  const [, told = ''] = /^Bearer (\S+)$/i.exec(authorization ?? '') ?? [];
  return told !== '' && isSecret(tokenOf(home), told);
}

/** '' where there is none, which nothing that is told equals. */
function tokenOf(home: string): string {
  try {
    return readFileSync(metricsTokenPath(home), 'utf8').trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
