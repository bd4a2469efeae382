import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type DefaultNightName, defaultNights } from './nights/defaultNights.js';
import type { NightOverrides } from './nights/planNight.js';
import { writeObservatory } from './writeObservatory.js';

const USAGE = `Writes a simulated night with its truth, star database, AAVSO catalogue and configuration.

  node dist/main.js NAME --out DIR [--seed N] [--size N|WxH] [--frames N] [--filters V,B] [--aavso URL]

NAME: ${Object.keys(defaultNights).join(', ')}. --frames counts per filter; --aavso names a stand-in in wombat.yaml.`;

interface Options {
  seed?: string;
  size?: string;
  frames?: string;
  filters?: string;
}

function overridesOf({ seed, size, frames, filters }: Options): NightOverrides {
  const overrides: NightOverrides = {};
  if (seed !== undefined) {
    overrides.seed = wholeNumber(seed, '--seed');
  }
  if (size !== undefined) {
    const [width = '', height = width] = size.split('x');
    overrides.width = wholeNumber(width, '--size');
    overrides.height = wholeNumber(height, '--size');
  }
  if (frames !== undefined) {
    overrides.framesPerFilter = wholeNumber(frames, '--frames');
  }
  if (filters !== undefined) {
    overrides.filters = filters.split(',');
  }
  return overrides;
}

function wholeNumber(text: string, option: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`${option} wants whole numbers, not "${text}"\n\n${USAGE}`);
  return Number(text);
}

function isNight(name: string | undefined): name is DefaultNightName {
  return name !== undefined && Object.hasOwn(defaultNights, name);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      seed: { type: 'string' },
      size: { type: 'string' },
      frames: { type: 'string' },
      filters: { type: 'string' },
      aavso: { type: 'string' },
    },
  });
  const [name] = positionals;
  if (!isNight(name) || values.out === undefined) throw new Error(USAGE);
  const started = performance.now();
  const plan = defaultNights[name](overridesOf(values));
  const written = await writeObservatory(
    resolve(values.out),
    plan,
    values.aavso === undefined ? {} : { aavsoUrl: values.aavso },
  );
  const { bias, dark, flat } = written.truth.calibrationFiles;
  const counts = `${bias.length} bias, ${dark.length} dark, ${flat.length} flat, ${written.truth.frames.length} light`;
  console.log(`${plan.target.name}, night ${plan.night}, ${plan.width}x${plan.height}: ${counts}`);
  console.log(`data       ${written.dataDirectory}`);
  console.log(
    `stars      ${written.starDatabaseDirectory} (${written.starDatabase.stars} stars in ${written.starDatabase.files} files)`,
  );
  console.log(`catalogue  ${written.cataloguePath}`);
  console.log(`config     ${written.configPath}`);
  console.log(`truth      ${written.truthPath}`);
  console.log(`in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
