import { type Crew, type FrameFile, levelsOf } from '@wombat/reduction';
import { addedCounts, flatProblem } from '../domain/index.js';
import type { OpenInputs } from './openInputs.js';

export interface Masters {
  bias: FrameFile | null;
  dark: FrameFile | null;
}

export interface JudgedFlats {
  usable: OpenInputs['good'];
  /** What each usable one is to be divided by. */
  levels: number[];
  /** A sentence for each that cannot be used. */
  leftOut: string[];
}

/** Measures the light in flats, and leaves out those without and those that are saturated. */
export async function judgeFlats(crew: Crew, good: OpenInputs['good'], masters: Masters): Promise<JudgedFlats> {
  const [{ width, height } = { width: 0, height: 0 }] = good.map(({ file }) => file);
  const places = { bias: masters.bias?.pixels ?? null, dark: masters.dark?.pixels ?? null };
  const lights = await levelsOf(crew, { frames: good.map(({ file }) => file.pixels), ...places, width, height });
  const pedestals = [places.bias, places.dark].filter((place) => place !== null);
  const levels = await levelsOf(crew, { frames: pedestals, bias: null, dark: null, width, height });
  const subtracted = levels.reduce((sum, level) => sum + level, 0);
  const judged: JudgedFlats = { usable: [], levels: [], leftOut: [] };
  for (const [index, each] of good.entries()) {
    const { input, saturation } = each;
    const { meta, path } = input;
    const light = lights[index] ?? Number.NaN;
    const below = subtracted + each.file.overscan + addedCounts(meta.pedestal);
    const problem = flatProblem({ light, below, saturation });
    if (problem !== '') {
      judged.leftOut.push(`${path}: ${problem}`);
      continue;
    }
    judged.usable.push(each);
    judged.levels.push(light);
  }
  return judged;
}
