import { join } from 'node:path';
import { type DarkTraits, darkSets, describeFrame, type Header } from '@wombat/fits';
import { medianInPlace } from '@wombat/imaging/kernels';
import type { Crew, FrameFile } from '@wombat/reduction';
import { ok, type Result } from '@wombat/result';
import { makeMaster } from './makeMaster.js';

/** Degrees Celsius within which darks are alike, and a dark fits a frame. */
export const DARK_TOLERANCE = 1;

/** A master dark less its bias, and the medians of what its frames were taken with. */
export interface NightDark {
  readonly file: FrameFile;
  readonly traits: DarkTraits;
}

/** Where the masters of a night go, and whether they must be whole there after a power cut. */
export interface NightPlace {
  readonly folder: string;
  readonly sync: boolean;
}

/** Combines darks into mdark<exposure>.fits, one for each exposure and temperature. */
export async function nightDarks(
  crew: Crew,
  frames: readonly FrameFile[],
  { bias, ...place }: NightPlace & { readonly bias: FrameFile },
): Promise<Result<NightDark[]>> {
  const darks: NightDark[] = [];
  const names = new Set<string>();
  for (const set of darkSets(frames, ({ header }) => traitsOf(header), DARK_TOLERANCE)) {
    const traits = commonTraits(set.map(({ header }) => traitsOf(header)));
    const output = join(place.folder, freeName(traits, names));
    const made = await makeMaster(crew, { kind: 'dark', frames: set, bias, dark: null, output, sync: place.sync });
    if (!made.ok) return made;
    darks.push({ file: made.value, traits });
  }
  return ok(darks);
}

/** What a frame's header says a dark must have in common with it. */
export function traitsOf(header: Header): DarkTraits {
  const { exposureSeconds, ccdTemperatureCelsius } = describeFrame({ header, width: 0, height: 0, bitpix: 0 }, []);
  return {
    exposureSeconds: exposureSeconds ?? undefined,
    ccdTemperatureCelsius: ccdTemperatureCelsius ?? undefined,
  };
}

function commonTraits(traits: readonly DarkTraits[]): DarkTraits {
  const middle = (pick: (one: DarkTraits) => number | undefined) => {
    const values = traits.map(pick).filter((value) => value !== undefined);
    return values.length === 0 ? undefined : medianInPlace(Float64Array.from(values));
  };
  return {
    exposureSeconds: middle((one) => one.exposureSeconds),
    ccdTemperatureCelsius: middle((one) => one.ccdTemperatureCelsius),
  };
}

/** A second one of an exposure says its temperature. */
function freeName({ exposureSeconds = 0, ccdTemperatureCelsius }: DarkTraits, names: Set<string>): string {
  const plain = `mdark${Number(exposureSeconds.toFixed(3))}`;
  const degrees = ccdTemperatureCelsius === undefined ? '' : `_${ccdTemperatureCelsius.toFixed(1)}C`;
  const candidates = [plain, `${plain}${degrees}`, `${plain}${degrees}_${names.size}`];
  const name = candidates.find((candidate) => !names.has(candidate)) ?? plain;
  names.add(name);
  return `${name}.fits`;
}
