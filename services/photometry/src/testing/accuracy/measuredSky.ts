import type { ApertureRadii, FrameFacts, StarInFrame } from '../../domain/measurement/measurement.js';
import type { TelescopeSite } from '../../domain/measurement/scintillation.js';
import { simulatedFrameFacts, simulatedStarInFrame } from '../../domain/testing/simulatedNight.js';
import type { NightBand, NightKind, StarColour } from './nightKind.js';

export interface TrueFrame {
  facts: FrameFacts;
  radii: ApertureRadii;
}

export const TELESCOPE: TelescopeSite = { apertureMillimetres: 200, elevationMetres: 200, scintillationFactor: 1.5 };

const FRAMES_OF_BAND = 36;
const FIRST_JD = 2460963.9;
const CADENCE_DAYS = 450 / 86_400;
const EXPOSURE_SECONDS: Readonly<Record<NightBand, number>> = { B: 90, V: 60, CV: 30 };
/** Where in a round of the filter wheel a band stands, days. */
const TURN_DAYS: Readonly<Record<NightBand, number>> = { B: 0, V: 120 / 86_400, CV: 0 };
const LATITUDE = (-31.3 * Math.PI) / 180;
const DECLINATION = (-16.5 * Math.PI) / 180;
const FIRST_HOUR_ANGLE = -0.3;

/** Electrons a second of magnitude 0 above the air, as a magnitude. */
const ZERO_POINT: Readonly<Record<NightBand, number>> = { B: 19.6, V: 19.6, CV: 20.6 };
const EXTINCTION: Readonly<Record<NightBand, number>> = { B: 0.28, V: 0.16, CV: 0.18 };
/** Electrons per second and pixel. */
const SKY: Readonly<Record<NightBand, number>> = { B: 2.5, V: 5, CV: 12 };
const READ_NOISE_ELECTRONS = 6;
const RADII: ApertureRadii = { starPixels: 6, skyInnerPixels: 14, skyOuterPixels: 24 };

/** The frames of one band over the night, from the meridian down to airmass 2.4. */
export function nightFrames(band: NightBand): TrueFrame[] {
  const exposureSeconds = EXPOSURE_SECONDS[band];
  return Array.from({ length: FRAMES_OF_BAND }, (_, index) => {
    const jdUtcMid = FIRST_JD + index * CADENCE_DAYS + TURN_DAYS[band];
    const hourAngle = FIRST_HOUR_ANGLE + (jdUtcMid - FIRST_JD) * 2 * Math.PI;
    const facts = {
      ...simulatedFrameFacts(index),
      filename: `${band}${String(index + 1).padStart(4, '0')}.fits`,
      sha256: `sha256 of ${band} ${index}`,
      jdUtcStart: jdUtcMid - exposureSeconds / 172_800,
      jdUtcMid,
      airmass: airmassAt(hourAngle),
      exposureSeconds,
    };
    return { facts, radii: RADII };
  });
}

function airmassAt(hourAngle: number): number {
  const height =
    Math.sin(LATITUDE) * Math.sin(DECLINATION) + Math.cos(LATITUDE) * Math.cos(DECLINATION) * Math.cos(hourAngle);
  return 1 / height;
}

export interface SkyOfFrame {
  kind: NightKind;
  band: NightBand;
  frame: TrueFrame;
  normal: () => number;
}

/**
 * A star as a perfect measurement gives it: electrons = 10^(-0.4 (m - term c + (k' + k'' c) X - zero point)) a second,
 * with the noise of its photons, of sky and read noise in the aperture, and scintillation after Young (1967, AJ 72,
 * 747) times the factor of the kind. The error stated with it is that of photons, sky and read noise.
 */
export function measuredStar(starId: string, { v, bv }: StarColour, sky: SkyOfFrame): StarInFrame {
  const { kind, band, frame, normal } = sky;
  const { airmass, exposureSeconds } = frame.facts;
  const extinction = (EXTINCTION[band] + kind.secondOrderExtinction[band] * bv) * airmass;
  const mag = (band === 'B' ? v + bv : v) - kind.colourTerm[band] * bv + extinction - ZERO_POINT[band];
  const electrons = exposureSeconds * 10 ** (-0.4 * mag);
  const area = Math.PI * frame.radii.starPixels ** 2;
  const error = Math.sqrt(electrons + area * (SKY[band] * exposureSeconds + READ_NOISE_ELECTRONS ** 2));
  const flicker = 1 + kind.scintillationFactor * youngScintillation(airmass, exposureSeconds) * normal();
  const net = electrons * flicker + error * normal();
  return simulatedStarInFrame({ starId, net, area, error, snr: net / error });
}

/** Relative; 0.09 D^(-2/3) X^1.75 exp(-h/8000 m) / sqrt(2 t), D in cm. */
function youngScintillation(airmass: number, exposureSeconds: number): number {
  const { apertureMillimetres, elevationMetres } = TELESCOPE;
  const steady = 0.09 * (apertureMillimetres / 10) ** (-2 / 3) * Math.exp(-elevationMetres / 8000);
  return (steady * airmass ** 1.75) / Math.sqrt(2 * exposureSeconds);
}
