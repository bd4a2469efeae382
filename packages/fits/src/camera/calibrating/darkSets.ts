/** What darks are matched by; undefined: not known. */
export interface DarkTraits {
  readonly exposureSeconds?: number | undefined;
  readonly ccdTemperatureCelsius?: number | undefined;
}

/** Stands for what a header does not tell: no exposure and no temperature comes near it. */
const UNKNOWN = -1_000_000;

/** Equal within a hundredth, or both unknown. */
export function sameExposure(a: number | undefined, b: number | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return Math.abs(a - b) <= 0.01 * Math.max(a, b);
}

/** Within the tolerance in degrees; an unknown temperature fits any. */
export function sameTemperature(a: number | undefined, b: number | undefined, tolerance: number): boolean {
  return a === undefined || b === undefined || Math.abs(a - b) <= tolerance;
}

/**
 * Darks that combine share exposure and, within it, temperature: one set as long as no gap exceeds the tolerance.
 * Exposures come first: where they differ by a hair, every temperature would else be cut anew.
 */
export function darkSets<Dark>(
  darks: readonly Dark[],
  traitsOf: (dark: Dark) => DarkTraits,
  temperatureTolerance: number,
): Dark[][] {
  const exposureOf = (dark: Dark) => traitsOf(dark).exposureSeconds;
  const temperatureOf = (dark: Dark) => traitsOf(dark).ccdTemperatureCelsius ?? UNKNOWN;
  const alike = runs(
    darks,
    (dark) => exposureOf(dark) ?? UNKNOWN,
    (a, b) => sameExposure(exposureOf(a), exposureOf(b)),
  );
  return alike.flatMap((set) =>
    runs(set, temperatureOf, (a, b) => temperatureOf(b) - temperatureOf(a) <= temperatureTolerance),
  );
}

/** Frames in order of a value, cut where one does not join its neighbour. */
function runs<Dark>(darks: readonly Dark[], value: (dark: Dark) => number, joins: (a: Dark, b: Dark) => boolean) {
  const sets: Dark[][] = [];
  for (const dark of [...darks].sort((a, b) => value(a) - value(b))) {
    const set = sets.at(-1);
    const last = set?.at(-1);
    if (set !== undefined && last !== undefined && joins(last, dark)) set.push(dark);
    else sets.push([dark]);
  }
  return sets;
}
