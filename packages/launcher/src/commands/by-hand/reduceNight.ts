import { mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type MeasureRequest, measureRequest } from '@wombat/by-hand/pixels/measureRequest';
import { photometryTable } from '@wombat/by-hand/pixels/photometryTable';
import { readFrame } from '@wombat/by-hand/pixels/readFrame';
import { type ListedStar, readStars } from '@wombat/by-hand/pixels/readStars';
import { starTable } from '@wombat/by-hand/pixels/starTable';
import { calibrateLights, notesOnDarks } from '@wombat/by-hand/reduction/calibrateLights';
import { correctedBy } from '@wombat/by-hand/reduction/correctedBy';
import { nightFrames } from '@wombat/by-hand/reduction/nightFrames';
import { filterOf, type NightMasters, nightMasters } from '@wombat/by-hand/reduction/nightMasters';
import { openNight } from '@wombat/by-hand/reduction/openNight';
import { syncOption } from '@wombat/by-hand/reduction/syncOption';
import { Crew, crewSize, type FrameFile, type FrameSync } from '@wombat/reduction';
import type { Request } from '../../arguments.js';
import { complain } from '../../report/complain.js';

/**
 * `reduce-night`: masters, the stars of the first light and the photometry of all lights in one process. Without
 * --frames only what is measured is calibrated; with it every light is written, under its own name.
 */
export async function reduceNight({ words: [night = ''], options, frames = false }: Request): Promise<number> {
  const asked = measureRequest(options);
  if (!asked.ok) return complain([asked.fault.message]);
  const { outdir } = options;
  if (outdir === undefined) return complain(['reduce-night needs --outdir DIR']);
  const sync = syncOption(options);
  if (!sync.ok) return complain([sync.fault.message]);
  const stars = readStars(asked.value.stars);
  if (!stars.ok) return complain([stars.fault.message]);
  const found = nightFrames(night);
  if (lacks(found)) return complain([lacking(night)]);
  mkdirSync(outdir, { recursive: true });
  const crew = new Crew(crewSize());
  try {
    const opened = await openNight(found, join(outdir, 'scratch'));
    if (!opened.ok) return complain([opened.fault.message]);
    for (const note of opened.value.notes) process.stderr.write(`wombat: ${note}\n`);
    if (lacks(opened.value)) return complain([lacking(night)]);
    const made = await nightMasters(crew, opened.value, { folder: outdir, sync: sync.value !== 'no' });
    if (!made.ok) return complain([made.fault.message]);
    const lights = opened.value.light;
    const bare = lights.find((file) => !made.value.flats.has(filterOf(file)));
    if (bare !== undefined) return complain([`${bare.path}: there are no flats of its filter '${filterOf(bare)}'`]);
    return await measureLights(crew, {
      lights,
      masters: made.value,
      outdir,
      everyFrame: frames,
      sync: sync.value,
      how: { stars: stars.value, request: asked.value },
    });
  } finally {
    await crew.dismiss();
  }
}

type Counted = Readonly<Record<'bias' | 'flat' | 'light', readonly unknown[]>>;

function lacks({ bias, flat, light }: Counted): boolean {
  return bias.length === 0 || flat.length === 0 || light.length === 0;
}

function lacking(night: string): string {
  return `${night}: frames are looked for in Bias, Flat and Light/<target>, and one of them has none`;
}

interface Lights {
  readonly lights: readonly FrameFile[];
  readonly masters: NightMasters;
  readonly outdir: string;
  readonly everyFrame: boolean;
  readonly sync: FrameSync;
  readonly how: { readonly stars: readonly ListedStar[]; readonly request: MeasureRequest };
}

async function measureLights(crew: Crew, { lights, masters, outdir, everyFrame, sync, how }: Lights): Promise<number> {
  const written = everyFrame ? lights : lights.slice(0, 1);
  const outputs = written.map(({ path }) => join(outdir, everyFrame ? basename(path) : `.first-${basename(path)}`));
  for (const note of notesOnDarks(lights, masters)) process.stderr.write(`wombat: ${note}\n`);
  const toWrite = written.map((file, index) => ({ file, output: outputs[index] ?? '' }));
  await calibrateLights(crew, toWrite, { masters, sync: everyFrame ? sync : 'no' });
  const first = await readFrame(outputs[0] ?? '');
  if (!everyFrame) rmSync(outputs[0] ?? '', { force: true });
  if (!first.ok) return complain([first.fault.message]);
  process.stdout.write(`${JSON.stringify(starTable(first.value, join(outdir, 'stars.csv')))}\n`);
  const out = join(outdir, 'phot.csv');
  if (everyFrame) return ended(await photometryTable(outputs, out, how));
  const correction = await correctedBy(masters);
  try {
    const paths = lights.map(({ path }) => path);
    return ended(await photometryTable(paths, out, { ...how, correct: correction.correct }));
  } finally {
    correction.close();
  }
}

function ended(problems: readonly string[]): number {
  return problems.length > 0 ? complain(problems) : 0;
}
