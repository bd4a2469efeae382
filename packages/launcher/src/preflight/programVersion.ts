import { execFileSync } from 'node:child_process';

/** The first version number a program prints when asked with these arguments; null where it prints none. */
export function programVersion(file: string, args: readonly string[]): string | null {
  return /\d+(?:\.\d+)+/.exec(programOutput(file, args))?.[0] ?? null;
}

/** What a program prints when asked with these arguments, also where it ends with an error. */
export function programOutput(file: string, args: readonly string[]): string {
  try {
    return execFileSync(file, [...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 5_000,
    });
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
  }
}
