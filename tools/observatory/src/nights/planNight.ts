import type { Camera, FieldStars, Motion, NightPlan, Photometry, SkyConditions, StarImages } from './nightPlan.js';

type Grouped = 'camera' | 'photometry' | 'sky' | 'starImages' | 'motion' | 'fieldStars' | 'counts';
type Required = 'target' | 'sequence' | 'site' | 'night' | 'startUtc';

/** What a night must say; everything else, also inside the groups, has a default. */
export type NightFacts = Pick<NightPlan, Required> & NightOverrides;

/** Any part of a plan, groups in part. */
export type NightOverrides = Partial<Omit<NightPlan, Grouped>> & { [Group in Grouped]?: Partial<NightPlan[Group]> };

const CAMERA: Camera = {
  instrument: 'Simulated CCD',
  gainElectronsPerAdu: 1.3,
  gainSetting: 100,
  readNoiseElectrons: 6,
  biasLevelAdu: 800,
  columnStructureAdu: 1.5,
  darkElectronsPerSecond: 0.05,
  hotPixelFraction: 2e-4,
  vignetting: 0.12,
  dustRings: 5,
  pixelResponse: 0.005,
  saturationAdu: 65535,
  linearity: [],
  adcBits: 16,
  temperatureCelsius: -10,
  pixelSizeMicrons: 4.63,
  apertureMillimetres: 80,
};

const PHOTOMETRY: Photometry = {
  zeroPoint: { B: 19.2, V: 19.2, Rc: 19.3, Ic: 18.8 },
  colourTerm: { B: 0.1, V: 0.05, Rc: 0.03, Ic: -0.02 },
  extinction: { B: 0.25, V: 0.15, Rc: 0.1, Ic: 0.06 },
  secondOrderExtinction: { B: 0, V: 0, Rc: 0, Ic: 0 },
};

const SKY: SkyConditions = {
  electronsPerSecondPerPixel: { B: 2.5, V: 5, Rc: 6, Ic: 8 },
  twilight: 0.5,
  twilightMinutes: 15,
  transparency: () => 1,
  gradientX: 0,
  gradientY: 0,
  scintillation: 0,
};

const STAR_IMAGES: StarImages = { fwhmStartPixels: 2.9, fwhmEndPixels: 3.3, moffatBeta: 3 };

const MOTION: Motion = {
  driftXPixelsPerFrame: 0.15,
  driftYPixelsPerFrame: -0.1,
  jitterPixels: 0.4,
  meridianFlipAt: null,
  offsetXPixels: 6.3,
  offsetYPixels: -9.6,
};

const FIELD_STARS: FieldStars = { onFrame: 120, brightest: 8.9, faintest: 14, slope: 0.28 };

/** A complete plan: the facts given, over defaults that make a small night whose frames solve at once. */
export function planNight(facts: NightFacts): NightPlan {
  const { camera, photometry, sky, starImages, motion, fieldStars, counts, ...rest } = facts;
  return {
    seed: 1,
    width: 512,
    height: 512,
    pixelScaleArcsec: 3,
    rotationDegrees: 7.3,
    mirrored: false,
    filters: ['V', 'B'],
    framesPerFilter: 12,
    exposureSeconds: 40,
    cadenceSeconds: 50,
    headerStyle: 'maxim',
    neighbours: [],
    cosmicRaysPerFrame: 6,
    satelliteTrailFrames: [],
    noise: true,
    ...rest,
    camera: { ...CAMERA, ...camera },
    photometry: { ...PHOTOMETRY, ...photometry },
    sky: { ...SKY, ...sky },
    starImages: { ...STAR_IMAGES, ...starImages },
    motion: { ...MOTION, ...motion },
    fieldStars: { ...FIELD_STARS, ...fieldStars },
    counts: { bias: 12, dark: 7, flatPerFilter: 9, ...counts },
  };
}
