/** A program that failed says why on standard error. */
export function reasonOf(error: unknown): string {
  const words = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  const said = words.split('\n').filter((line) => line !== '' && !/^\s|^node:|^file:|^Node\.js v/.test(line));
  return said.at(-1) ?? (error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
}
