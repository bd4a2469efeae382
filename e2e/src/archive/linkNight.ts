import { existsSync, linkSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type NightOfArchive, ofTarget, type Template } from './template.js';

/** Files of the template's night, below the data folder. */
export function filesOf(data: string, night: string): string[] {
  return readdirSync(join(data, night), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(data.length + 1));
}

/** Gives a night of the archive all files of the template's, as hard links: they take no room of their own. */
export function linkNight(data: string, files: readonly string[], template: Template, of: NightOfArchive): void {
  const made = new Set<string>();
  for (const file of files)
    for (const target of of.targets) {
      const path = join(data, ofTarget(file, template.targetName, target).replaceAll(template.night, of.night));
      if (made.has(path)) continue;
      made.add(path);
      mkdirSync(dirname(path), { recursive: true });
      if (!existsSync(path)) linkSync(join(data, file), path);
    }
}
