import { execFileSync } from 'node:child_process';

/** The first version number a program prints when asked with these arguments; null where it prints none. */
export function programVersion(file: string, args: readonly string[]): string | null {
  try {
    const output = execFileSync(file, [...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 5_000,
    });
    return versionIn(output);
  } catch (error) {
    const output = error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
    return versionIn(output);
  }
}

function versionIn(output: string): string | null {
  return /\d+(?:\.\d+)+/.exec(output)?.[0] ?? null;
}
