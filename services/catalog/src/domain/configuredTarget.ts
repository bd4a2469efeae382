import type { BrightnessRange } from './brightnessRange.js';

/** An entry of `targets:` in the configuration, under the folder's name. */
export interface ConfiguredTarget {
  /** VSX name, where the folder's name does not lead to it. */
  name?: string;
  /** J2000 degrees; both or neither. */
  ra?: number;
  dec?: number;
  /** Brightest and faintest V. */
  range?: readonly [number, number];
  /** Name in the report. */
  reportAs?: string;
}

/** The entry read once: what is not given is null. */
export interface TargetEntry {
  vsxName: string | null;
  position: { raDegrees: number; decDegrees: number } | null;
  range: Pick<BrightnessRange, 'brightest' | 'faintest'> | null;
  reportName: string | null;
}

export function configuredTarget(entry: ConfiguredTarget | undefined): TargetEntry {
  const { name, ra, dec, range, reportAs } = entry ?? {};
  return {
    vsxName: name ?? null,
    position: ra === undefined || dec === undefined ? null : { raDegrees: ra, decDegrees: dec },
    range: range === undefined ? null : { brightest: Math.min(...range), faintest: Math.max(...range) },
    reportName: reportAs ?? null,
  };
}
