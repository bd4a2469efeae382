/**
 * Whether a flag keeps a star's measurement out of the reported magnitudes: `always` for every star, `comparison` only
 * when the star serves as a comparison star, `never` when the flag only informs.
 */
export type FlagEffect = 'always' | 'comparison' | 'never';

export type FlagName =
  | 'saturated'
  | 'nonlinear'
  | 'nearEdge'
  | 'offFrame'
  | 'neighbourInAperture'
  | 'centroidRanAway'
  | 'badPixel'
  | 'hotPixel'
  | 'cosmicRay'
  | 'lowSnr'
  | 'frameCloudy'
  | 'frameTrailed'
  | 'frameDefocused'
  | 'withoutValue'
  | 'gradient'
  | 'twilight';

/**
 * One entry of the registry. The page shows `short` beside a point and `long`, a sentence, where a person asks for it.
 */
export interface MeasurementFlag {
  bit: number;
  name: FlagName;
  short: string;
  long: string;
  spoils: FlagEffect;
}

/**
 * The one registry of measurement flags. Bits are stored in events and tables: they are appended, never renumbered. A
 * neighbour shifts a star by a constant, which a variable may carry but a comparison star may not; low signal is told
 * by the error; cloud, trailing, defocus and twilight act on all stars of a frame alike and go into its zero point and
 * its errors. A sky that is not level may be a nebula the variable always lies in, and a slope alone falls out of its
 * annulus: it takes no point of the variable, but a comparison star may not lie in it.
 *
 * Bit 8 has never been set and stands for nothing.
 */
export const MEASUREMENT_FLAGS: readonly MeasurementFlag[] = [
  { bit: 1 << 0, name: 'saturated', short: 'SAT', long: 'A raw pixel in the aperture is saturated.', spoils: 'always' },
  {
    bit: 1 << 1,
    name: 'nonlinear',
    short: 'NONLIN',
    long: 'A raw pixel in the aperture is brighter than the camera counts in full (linearTo).',
    spoils: 'comparison',
  },
  {
    bit: 1 << 2,
    name: 'nearEdge',
    short: 'EDGE',
    long: 'The sky annulus reaches past the edge of the image.',
    spoils: 'always',
  },
  { bit: 1 << 3, name: 'offFrame', short: 'OFF', long: 'The star is not on the image.', spoils: 'always' },
  {
    bit: 1 << 4,
    name: 'neighbourInAperture',
    short: 'BLEND',
    long: 'Another star lies inside the aperture.',
    spoils: 'comparison',
  },
  {
    bit: 1 << 5,
    name: 'centroidRanAway',
    short: 'CENT',
    long: 'The centroid moved too far; the star was measured where the plate solution puts it.',
    spoils: 'always',
  },
  {
    bit: 1 << 6,
    name: 'hotPixel',
    short: 'HOT',
    long: 'A hot pixel of the camera adds more than the error of the point to the aperture.',
    spoils: 'always',
  },
  {
    bit: 1 << 7,
    name: 'cosmicRay',
    short: 'COSMIC',
    long: 'A cosmic ray adds more than the error of the point to the aperture.',
    spoils: 'always',
  },
  { bit: 1 << 9, name: 'lowSnr', short: 'FAINT', long: 'The signal-to-noise ratio is low.', spoils: 'never' },
  {
    bit: 1 << 10,
    name: 'frameCloudy',
    short: 'CLOUD',
    long: 'The frame shows far fewer stars than the others of the series, or they are fainter than extinction leaves them.',
    spoils: 'never',
  },
  {
    bit: 1 << 11,
    name: 'frameTrailed',
    short: 'TRAIL',
    long: 'The stars of the frame are elongated.',
    spoils: 'never',
  },
  {
    bit: 1 << 12,
    name: 'frameDefocused',
    short: 'FOCUS',
    long: 'The stars of the frame are much wider than in the others of the series.',
    spoils: 'never',
  },
  {
    bit: 1 << 14,
    name: 'withoutValue',
    short: 'HOLE',
    long: 'A pixel in the aperture has no value: masked, or beyond the edge of a registered frame.',
    spoils: 'always',
  },
  {
    bit: 1 << 13,
    name: 'badPixel',
    short: 'BAD',
    long: 'A pixel in the aperture is dead in the master flat, or so hot that the dark took more than three errors of the star off it.',
    spoils: 'comparison',
  },
  {
    bit: 1 << 15,
    name: 'gradient',
    short: 'SLOPE',
    long: 'The sky about the star is not level: over the aperture it differs by more than three errors of the point.',
    spoils: 'comparison',
  },
  {
    bit: 1 << 16,
    name: 'twilight',
    short: 'DUSK',
    long: 'The Sun was less than 12 degrees below the horizon.',
    spoils: 'never',
  },
];

const BY_NAME: ReadonlyMap<FlagName, MeasurementFlag> = new Map(MEASUREMENT_FLAGS.map((flag) => [flag.name, flag]));

/** Bits of the flags named. */
export function flagBits(...names: readonly FlagName[]): number {
  return names.reduce((bits, name) => bits | (BY_NAME.get(name)?.bit ?? 0), 0);
}

/** The flags set in `bits`, in the order of the registry; unknown bits are ignored. */
export function flagsIn(bits: number): MeasurementFlag[] {
  return MEASUREMENT_FLAGS.filter((flag) => (bits & flag.bit) !== 0);
}

/** Names of the flags set in `bits`. */
export function flagNames(bits: number): FlagName[] {
  return flagsIn(bits).map(({ name }) => name);
}

/** Whether the flag is set. */
export function hasFlag(bits: number, name: FlagName): boolean {
  return (bits & flagBits(name)) !== 0;
}

/** The flags in `bits` that keep a measurement of a star in this duty out of the reported magnitudes. */
export function spoilingFlags(bits: number, duty: 'comparison' | 'subject'): MeasurementFlag[] {
  return flagsIn(bits).filter(
    ({ spoils }) => spoils === 'always' || (spoils === 'comparison' && duty === 'comparison'),
  );
}
