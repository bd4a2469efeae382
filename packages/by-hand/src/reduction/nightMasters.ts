import { join } from 'node:path';
import type { Crew, FrameFile } from '@wombat/reduction';
import { ok, type Result } from '@wombat/result';
import { matchedDark } from './darkFor.js';
import { makeMaster } from './makeMaster.js';
import { type NightDark, type NightPlace, nightDarks, traitsOf } from './nightDarks.js';
import type { OpenNight } from './openNight.js';

/** The masters of a night, opened, all of one size. */
export interface NightMasters {
  readonly bias: FrameFile;
  readonly darks: readonly NightDark[];
  /** By filter. */
  readonly flats: ReadonlyMap<string, FrameFile>;
}

/**
 * Combines a night's biases into mbias.fits, its darks into mdark<exposure>.fits and its flats, filter by filter, into
 * mflat<filter>.fits; from flats a dark is taken where there is one of their own exposure and temperature.
 */
export async function nightMasters(crew: Crew, night: OpenNight, place: NightPlace): Promise<Result<NightMasters>> {
  const { folder, sync } = place;
  const output = join(folder, 'mbias.fits');
  const bias = await makeMaster(crew, { kind: 'bias', frames: night.bias, bias: null, dark: null, output, sync });
  if (!bias.ok) return bias;
  const dark = await nightDarks(crew, night.dark, { bias: bias.value, ...place });
  if (!dark.ok) return dark;
  const flats = new Map<string, FrameFile>();
  for (const [filter, group] of Map.groupBy(night.flat, filterOf)) {
    const [first] = group;
    const own = first === undefined ? null : matchedDark(dark.value, traitsOf(first.header));
    const output = join(folder, `mflat${filter.replaceAll(/[^\w.+'-]/g, '_')}.fits`);
    const less = { bias: bias.value, dark: own?.file ?? null };
    const flat = await makeMaster(crew, { kind: 'flat', frames: group, ...less, output, sync });
    if (!flat.ok) return flat;
    flats.set(filter, flat.value);
  }
  return ok({ bias: bias.value, darks: dark.value, flats });
}

/** The filter a header names; empty where it names none. */
export function filterOf({ header }: Pick<FrameFile, 'header'>): string {
  return header.getString('FILTER') ?? '';
}
