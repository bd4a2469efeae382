import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type WrittenDatabase, writeStarDatabase } from '@wombat/stardb';
import { configOf } from './configOf.js';
import type { NightPlan } from './nights/nightPlan.js';
import type { NightTruth } from './nights/nightTruth.js';
import { catalogueOf } from './scene/catalogueOf.js';
import { starsOf } from './scene/starsOf.js';
import { simulateNight } from './simulateNight.js';

export interface WrittenObservatory {
  dataDirectory: string;
  starDatabaseDirectory: string;
  cataloguePath: string;
  configPath: string;
  truthPath: string;
  truth: NightTruth;
  starDatabase: WrittenDatabase;
}

/**
 * Writes all that a pipeline needs to reduce a plan's night without a network: `data/`, `stardb/`, `catalogue.json`
 * (for the AAVSO stand-in), `wombat.yaml`, and `truth.json` to compare with. `aavsoUrl` goes into the configuration;
 * `others` are plans of the same night and camera whose lights are there too, without a truth of theirs.
 */
export async function writeObservatory(
  directory: string,
  plan: NightPlan,
  { aavsoUrl, others = [] }: { aavsoUrl?: string; others?: readonly NightPlan[] } = {},
): Promise<WrittenObservatory> {
  const dataDirectory = join(directory, 'data');
  const starDatabaseDirectory = join(directory, 'stardb');
  const cataloguePath = join(directory, 'catalogue.json');
  const configPath = join(directory, 'wombat.yaml');
  const truthPath = join(directory, 'truth.json');
  await mkdir(directory, { recursive: true });
  // The plan itself comes last: the truth that stays is its own.
  for (const other of others) await simulateNight(dataDirectory, other, { truthPath });
  const truth = await simulateNight(dataDirectory, plan, { truthPath });
  const stars = [plan, ...others].flatMap(starsOf);
  const starDatabase = await writeStarDatabase(starDatabaseDirectory, stars, {
    description: 'Stars of a simulated sky, not a catalogue of the real one',
  });
  await writeFile(cataloguePath, `${JSON.stringify(catalogueOf(plan, others), null, 1)}\n`);
  const places = { data: dataDirectory, starDatabase: starDatabaseDirectory };
  await writeFile(configPath, configOf(plan, aavsoUrl === undefined ? places : { ...places, aavsoUrl }));
  return { dataDirectory, starDatabaseDirectory, cataloguePath, configPath, truthPath, truth, starDatabase };
}
