/**
 * Whether a flag keeps a star's measurement out of the reported magnitudes:
 * `always` for every star, `comparison` only when the star serves as a comparison star, `never` when the flag only informs.
 */
export type FlagEffect = 'always' | 'comparison' | 'never';

/** One entry of the registry. `short` fits a table cell, `long` is a sentence for a person. */
export interface MeasurementFlag {
  readonly bit: number;
  readonly name: FlagName;
  readonly short: string;
  readonly long: string;
  readonly spoils: FlagEffect;
}

export type FlagName =
  | 'saturated'
  | 'nonLinear'
  | 'nearEdge'
  | 'offFrame'
  | 'neighbourInAperture'
  | 'centroidRanAway'
  | 'badPixel'
  | 'cosmicRay'
  | 'skyGradient'
  | 'lowSnr'
  | 'frameCloudy'
  | 'frameTrailed'
  | 'frameDefocused'
  | 'frameUnsolved';

/**
 * The one registry of measurement flags. Bits are stored in events and tables: they are appended, never renumbered.
 * A neighbour and a sky gradient shift a star by a constant, which a variable may carry but a comparison star may not;
 * low signal is told by the error; cloud, trailing and defocus act on all stars of a frame alike and go into its zero point.
 */
export const measurementFlags: readonly MeasurementFlag[] = [
  { bit: 1 << 0, name: 'saturated', short: 'SAT', long: 'A raw pixel in the aperture is saturated.', spoils: 'always' },
  {
    bit: 1 << 1,
    name: 'nonLinear',
    short: 'NLIN',
    long: 'The peak is above the range in which the camera is linear.',
    spoils: 'always',
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
  { bit: 1 << 6, name: 'badPixel', short: 'BADPX', long: 'A bad pixel lies in the aperture.', spoils: 'always' },
  { bit: 1 << 7, name: 'cosmicRay', short: 'CR', long: 'A cosmic ray hit the aperture.', spoils: 'always' },
  {
    bit: 1 << 8,
    name: 'skyGradient',
    short: 'SKY',
    long: 'The sky changes across the annulus.',
    spoils: 'comparison',
  },
  { bit: 1 << 9, name: 'lowSnr', short: 'FAINT', long: 'The signal-to-noise ratio is low.', spoils: 'never' },
  {
    bit: 1 << 10,
    name: 'frameCloudy',
    short: 'CLOUD',
    long: 'The frame shows far fewer stars than the others of the series.',
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
  { bit: 1 << 13, name: 'frameUnsolved', short: 'NOWCS', long: 'The frame has no plate solution.', spoils: 'always' },
];

const byName: ReadonlyMap<FlagName, MeasurementFlag> = new Map(measurementFlags.map((flag) => [flag.name, flag]));

/** Bits of the flags named. */
export function flagBits(...names: readonly FlagName[]): number {
  return names.reduce((bits, name) => bits | (byName.get(name)?.bit ?? 0), 0);
}

/** Names of the flags set in `bits`, in the order of the registry; unknown bits are ignored. */
export function flagNames(bits: number): FlagName[] {
  return measurementFlags.filter((flag) => (bits & flag.bit) !== 0).map((flag) => flag.name);
}

/** Whether the flag is set. */
export function hasFlag(bits: number, name: FlagName): boolean {
  return (bits & flagBits(name)) !== 0;
}

/** The flags in `bits` that keep a measurement of a star in this duty out of the reported magnitudes. */
export function spoilingFlags(bits: number, duty: 'comparison' | 'subject'): MeasurementFlag[] {
  return measurementFlags.filter(
    (flag) =>
      (bits & flag.bit) !== 0 && (flag.spoils === 'always' || (flag.spoils === 'comparison' && duty === 'comparison')),
  );
}
