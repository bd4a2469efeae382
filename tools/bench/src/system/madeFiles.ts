import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Every file below a folder, whole paths. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Takes away what came into a folder since it held these files alone: products, and masters beside raw frames. */
export async function removeMade(folder: string, before: readonly string[]): Promise<void> {
  const kept = new Set(before);
  for (const file of await filesBelow(folder)) if (!kept.has(file)) await rm(file);
}
