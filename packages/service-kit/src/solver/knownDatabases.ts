/** Star databases every ASTAP reads, and those it reads since this day: its command line learnt them in March 2023. */
const SINCE_EVER = ['h18', 'g18', 'h17', 'g17', 'v17', 'w08'];
const NEWER_READ_SINCE = 20230317;

/**
 * Version in what ASTAP prints as help (`CLI-2022.11.11`, `astap_cli version 2024.05.01`), as year.month.day; null
 * where it tells none.
 */
export function solverVersionIn(text: string): string | null {
  return /\b(20\d\d\.\d\d?\.\d\d?)\b/.exec(text)?.[1] ?? null;
}

/** Whether an ASTAP of this version reads the database; one of unknown version is taken for a new one. */
export function knowsDatabase(version: string | null, database: string): boolean {
  if (SINCE_EVER.includes(database)) return true;
  if (version === null) return true;
  const [year = 0, month = 0, day = 0] = version.split('.').map(Number);
  return year * 10_000 + month * 100 + day >= NEWER_READ_SINCE;
}

/**
 * Which star databases to install for an ASTAP of this version, deep ones first: Debian's of 2022 reads none of the D
 * and V50 kind that newer ones are recommended. Without a version both are told.
 */
export function databasesToInstall(version: string | null): string {
  if (version === null)
    return "D50 for an ASTAP of March 2023 or later, H18 or G18 for an older one such as Debian 12's";
  return knowsDatabase(version, 'd50')
    ? `D50 or V50, which ASTAP ${version} reads`
    : `H18, G18 or V17, which ASTAP ${version} reads (not D50)`;
}
