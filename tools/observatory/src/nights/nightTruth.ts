import type { Band, Magnitudes } from '../scene/bands.js';

export type TruthFlag = 'cloud' | 'trail' | 'saturated' | 'offFrame';

/** One measured star on one light, as it really was. */
export interface StarTruth {
  /** `target` or a comp's AUID. */
  star: string;
  /** Standard magnitude in the frame's band at mid-exposure. */
  magnitude: number;
  /** B-V at mid-exposure. */
  bMinusV: number;
  /** Pixel, 0-based, pixel centres whole numbers. */
  x: number;
  y: number;
  airmass: number;
  /** Expected e- of the whole star image before the losses that flat-fielding mends. */
  electrons: number;
  flags: TruthFlag[];
}

export interface FrameTruth {
  /** Relative to the data folder, with forward slashes. */
  file: string;
  filter: string;
  band: Band;
  startUtc: string;
  /** JD UTC of mid-exposure. */
  midJd: number;
  exposureSeconds: number;
  /** Of the target at mid-exposure; every star has its own. */
  airmass: number;
  transparency: number;
  /**
   * magnitude = zeroPointAdu - 2.5 log10(ADU) + colourTerm (B-V) - secondOrderExtinction (B-V) X
   *   - extinction (X - airmass), X the airmass of the star,
   * with the ADU of the whole star image on the frame divided by a flat of median 1.
   */
  zeroPointAdu: number;
  fwhmPixels: number;
  skyElectronsPerPixel: number;
  flipped: boolean;
  /** As FITS has it: CRPIX 1-based, CD in degrees per pixel. */
  wcs: { crval: [number, number]; crpix: [number, number]; cd: [number, number, number, number] };
  stars: StarTruth[];
}

export interface FilterTruth {
  band: Band;
  colourTerm: number;
  extinction: number;
  secondOrderExtinction: number;
  /** Magnitude (colour 0, above the air) that gives 1 e-/s. */
  zeroPointElectronsPerSecond: number;
}

export interface NightTruth {
  seed: number;
  night: string;
  target: { name: string; folderName: string; raDegrees: number; decDegrees: number };
  comps: { auid: string; raDegrees: number; decDegrees: number; magnitudes: Magnitudes }[];
  width: number;
  height: number;
  pixelScaleArcsec: number;
  camera: {
    gainElectronsPerAdu: number;
    readNoiseElectrons: number;
    biasLevelAdu: number;
    darkElectronsPerSecond: number;
    saturationAdu: number;
  };
  filters: Record<string, FilterTruth>;
  /** Bias, dark and flat files, relative to the data folder. */
  calibrationFiles: { bias: string[]; dark: string[]; flat: string[] };
  frames: FrameTruth[];
}
