import { type Stats, stat } from 'node:fs';

/** What the disk says of each path, in their order; an error where it says nothing. Far cheaper than one by one. */
export function statAll(paths: readonly string[]): Promise<(Stats | Error)[]> {
  return new Promise((done) => {
    const told: (Stats | Error)[] = new Array(paths.length);
    let open = paths.length;
    if (open === 0) done(told);
    for (const [index, path] of paths.entries())
      stat(path, (error, stats) => {
        told[index] = error ?? stats;
        open--;
        if (open === 0) done(told);
      });
  });
}

/** A copy may bring an old time of change along; the time it came here is the other one. */
export function changedMilliseconds({ mtimeMs, ctimeMs }: Stats): number {
  return Math.max(mtimeMs, ctimeMs);
}
