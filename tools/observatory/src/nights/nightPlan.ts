import type { Magnitudes } from '../scene/bands.js';

export type HeaderStyle = 'maxim' | 'nina' | 'sharpcap' | 'asiair' | 'sgp';

/** How brightness follows the phase; phase 0 is the maximum of a pulsator, the primary minimum of an eclipser. */
export type LightCurveShape = 'rrLyrae' | 'eclipser' | 'contact' | 'constant';

export interface SimulatedTarget {
  /** Name in VSX. */
  name: string;
  /** Name of its folder under Light. */
  folderName: string;
  auid: string;
  aliases: string[];
  constellation: string;
  raDegrees: number;
  decDegrees: number;
  shape: LightCurveShape;
  vsxType: string;
  periodDays: number;
  /** Of phase 0; JD UTC as seen from Earth: the simulated light has no travel time. */
  epochJd: number;
  /** At the light curve's top and bottom. */
  brightest: Magnitudes;
  faintest: Magnitudes;
  /** V range in VSX where it is wider than what this star does here. */
  vsxRange?: { brightest: number; faintest: number };
}

export interface SequenceBand {
  band: string;
  mag: number;
  error: number | null;
}

export interface SequenceComp {
  auid: string;
  raDegrees: number;
  decDegrees: number;
  label: string;
  bands: SequenceBand[];
  comments: string;
}

/** A comparison sequence. `credit` says whose it is, or that it is invented. */
export interface Sequence {
  chartId: string;
  credit: string;
  comps: SequenceComp[];
}

export interface Site {
  name: string;
  latitudeDegrees: number;
  /** East positive. */
  longitudeDegrees: number;
  elevationMetres: number;
}

export interface Camera {
  instrument: string;
  /** e- per ADU as the file stores them (after scaling 12 bits to 16). */
  gainElectronsPerAdu: number;
  /** The camera's own gain number, which is a setting and not e-/ADU. */
  gainSetting: number;
  readNoiseElectrons: number;
  biasLevelAdu: number;
  /** Standard deviation of the fixed offsets from column to column. */
  columnStructureAdu: number;
  darkElectronsPerSecond: number;
  hotPixelFraction: number;
  /** Loss of light in the corners. */
  vignetting: number;
  dustRings: number;
  /** Standard deviation of the pixels' own sensitivity. */
  pixelResponse: number;
  saturationAdu: number;
  /**
   * a1, a2, ... of a camera that tells x, ADU above its bias, for x (1 + a1 x + a2 x^2 ...) that the light is worth;
   * none: it counts evenly.
   */
  linearity: readonly number[];
  /** 12: values are multiples of 16, as cameras with a 12-bit converter store them. */
  adcBits: 12 | 16;
  temperatureCelsius: number;
  pixelSizeMicrons: number;
  apertureMillimetres: number;
}

/**
 * The atmosphere and the filters. For a star of standard magnitude M and colour c = B-V at airmass X:
 * electrons per second = 10^(-0.4 (M - colourTerm c + (extinction + secondOrderExtinction c) X - zeroPoint)).
 */
export interface Photometry {
  /** Magnitude (colour 0, above the air) that gives 1 e-/s. */
  zeroPoint: Magnitudes;
  colourTerm: Magnitudes;
  extinction: Magnitudes;
  secondOrderExtinction: Magnitudes;
}

export interface SkyConditions {
  electronsPerSecondPerPixel: Magnitudes;
  /** Sky added by twilight at the first light, in units of the dark sky; falls by e in `twilightMinutes`. */
  twilight: number;
  twilightMinutes: number;
  /** 0..1 of the light that comes through, by the fraction 0..1 of the run. */
  transparency: (fraction: number) => number;
  /** What the sky gains from the left to the right edge, and from the lowest row to the highest, in units of itself. */
  gradientX: number;
  gradientY: number;
  /** Scintillation in units of Young's formula; the median site has 1.5 (Osborn et al. 2015, MNRAS 452, 1707). */
  scintillation: number;
}

export interface StarImages {
  /** Full width at half maximum at the first and the last light; between them a straight line. */
  fwhmStartPixels: number;
  fwhmEndPixels: number;
  moffatBeta: number;
}

export interface Motion {
  driftXPixelsPerFrame: number;
  driftYPixelsPerFrame: number;
  /** Standard deviation of the pointing from frame to frame. */
  jitterPixels: number;
  /** Fraction of the run after which the image is turned by 180 degrees; null: never. */
  meridianFlipAt: number | null;
  /** Where the target stands, from the middle of the first frame. */
  offsetXPixels: number;
  offsetYPixels: number;
}

export interface FieldStars {
  /** How many are expected on one frame. */
  onFrame: number;
  brightest: number;
  faintest: number;
  /** N(< m) grows as 10^(slope m). */
  slope: number;
}

/** A star that stands so close to the target or a comp that one image shows both, and that no catalogue tells of. */
export interface Neighbour {
  /** 'target' or a comp's AUID. */
  beside: string;
  /** How much fainter it is than that star, at its brightest, in every band. */
  fainterMagnitudes: number;
  separationArcsec: number;
  /** From north through east. */
  positionAngleDegrees: number;
}

/** Everything a simulated night consists of. The same plan gives the same bytes. */
export interface NightPlan {
  seed: number;
  /** Name of the night's folder. */
  night: string;
  width: number;
  height: number;
  pixelScaleArcsec: number;
  /** Position angle of the image's upward (+y) axis, from north through east. */
  rotationDegrees: number;
  /** False: east is left when north is up and y grows upward. */
  mirrored: boolean;
  target: SimulatedTarget;
  sequence: Sequence;
  site: Site;
  filters: string[];
  framesPerFilter: number;
  exposureSeconds: number;
  /** Start of the first light, UTC; filters take turns after it. */
  startUtc: string;
  cadenceSeconds: number;
  headerStyle: HeaderStyle;
  camera: Camera;
  photometry: Photometry;
  sky: SkyConditions;
  starImages: StarImages;
  motion: Motion;
  fieldStars: FieldStars;
  neighbours: Neighbour[];
  cosmicRaysPerFrame: number;
  /** Numbers of the lights (0-based, in order of time) a satellite crosses. */
  satelliteTrailFrames: number[];
  counts: { bias: number; dark: number; flatPerFilter: number };
  /** False: every pixel holds its expected value, for tests of the geometry and the flux. */
  noise: boolean;
}
