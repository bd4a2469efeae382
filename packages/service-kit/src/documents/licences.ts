/** A package a run uses, as package-lock.json has it. */
export interface UsedPackage {
  name: string;
  version: string;
  /** An expression of SPDX; null where nobody says one. */
  licence: string | null;
}

/** Licences that ask for no more than to be named. */
const PERMISSIVE = new Set(['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'Unlicense']);

/** Told in these packages in an older form, which npm does not read: `licenses`, with MIT in it. */
const TOLD_OTHERWISE: Readonly<Record<string, string>> = { busboy: 'MIT', streamsearch: 'MIT' };

interface Lock {
  packages: Record<string, { version?: string; license?: string; dev?: boolean; link?: boolean }>;
}

/** The packages from others that are installed for a run, not for building and testing, by name and version. */
export function usedPackages(lockText: string): UsedPackage[] {
  const { packages } = JSON.parse(lockText) as Lock;
  const used = Object.entries(packages)
    .filter(([place, { dev, link }]) => place.includes('node_modules/') && dev !== true && link !== true)
    .map(([place, { version = '', license }]): UsedPackage => {
      const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return { name, version, licence: license ?? TOLD_OTHERWISE[name] ?? null };
    });
  const once = new Map(used.map((one) => [`${one.name}@${one.version}`, one]));
  return [...once.values()].sort((a, b) => (a.name < b.name || (a.name === b.name && a.version < b.version) ? -1 : 1));
}

/** Whether a program under it may be used and given on beside others without being given away itself. */
export function isPermissive(licence: string | null): boolean {
  if (licence === null) return false;
  const words = licence.replace(/[()]/g, ' ').trim();
  // In SPDX AND binds more tightly than OR; where parentheses turn that round, all of it has to be permissive.
  const choices = /\([^)]*\bOR\b[^)]*\)\s*AND|AND\s*\([^)]*\bOR\b/.test(licence) ? [words] : words.split(/\s+OR\s+/);
  return choices.some((choice) => choice.split(/\s+(?:AND|OR)\s+/).every((one) => PERMISSIVE.has(one.trim())));
}
