import { seededNormal } from '@wombat/random';
import type { ColourBasis, ColourValue, TargetColour } from '../magnitudes/targetColour.js';
import {
  type Candidate,
  type FrameFacts,
  type MeasuredFrame,
  type StarInFrame,
  starOffFrame,
} from '../measurement/measurement.js';

/** A star of the simulation. Magnitudes are true ones; `catalogueMag` is what the catalogue says instead. */
export interface SimulatedStar {
  starId: string;
  mag: (frame: number) => number;
  catalogueMag?: number;
  colour?: number;
  x?: number;
  y?: number;
  raDegrees?: number;
  decDegrees?: number;
  /** Whether the star is on the frame. */
  present?: (frame: number) => boolean;
  /** Why it is not measured where it is not present; default: it is not on the frame. */
  unmeasured?: 'offFrame' | 'withoutValue';
  flags?: (frame: number) => number;
}

export interface SimulatedNight {
  frames: number;
  stars: readonly SimulatedStar[];
  /** Zero point of a frame: cloud, extinction. */
  zeroPoint: (frame: number) => number;
  /** Catalogue = instrumental + ZP + coefficient x colour. */
  coefficient?: number;
  noise: boolean;
  seed: number;
}

export function simulatedFrameFacts(index: number): FrameFacts {
  const jdUtcStart = 2460963.9 + index * 0.001;
  const exposureSeconds = 60;
  const jdUtcMid = jdUtcStart + exposureSeconds / 172800;
  return {
    filename: `frame${String(index + 1).padStart(4, '0')}.fits`,
    jdUtcStart,
    jdUtcMid,
    hjdUtc: jdUtcMid + 0.0036,
    bjdTdb: jdUtcMid + 0.0044,
    airmass: 1.1 + index * 0.002,
    altitudeDegrees: 65 - index * 0.1,
    rotationDegrees: 3,
    sha256: `sha256 of frame ${index}`,
    ccdTemperatureCelsius: -10,
    exposureSeconds,
    gain: 1,
    height: 1024,
    width: 1536,
  };
}

export function simulatedStarInFrame(own: Partial<StarInFrame> & { starId: string }): StarInFrame {
  const net = own.net ?? 100000;
  const area = own.area ?? Math.PI * 64;
  const error = own.error ?? Math.sqrt(Math.max(net, 0) + area * 150);
  return {
    x: 500.25,
    y: 300.75,
    raDegrees: 60,
    decDegrees: -16.5,
    net,
    area,
    error,
    snr: net / error,
    peak: 150 + net / 30,
    mean: net / area,
    skyLevel: 150,
    skyPixels: 900,
    fwhmPixels: 3.5,
    width: 5,
    xWidth: 5.1,
    yWidth: 4.9,
    angleDegrees: 12,
    roundness: 0.98,
    flags: 0,
    ...own,
  };
}

/** Frames as a perfect measurement of the simulated sky would give them, with photon and sky noise. */
export function simulateNight(night: SimulatedNight): MeasuredFrame[] {
  const normal = seededNormal(night.seed);
  return Array.from({ length: night.frames }, (_, index): MeasuredFrame => {
    const frame = simulatedFrameFacts(index);
    const stars = night.stars.map((star): [string, StarInFrame] => [
      star.starId,
      (star.present?.(index) ?? true)
        ? measuredStar(star, night, index, normal)
        : starOffFrame(star.starId, star.unmeasured),
    ]);
    const radii = { starPixels: 8, skyInnerPixels: 16, skyOuterPixels: 32 };
    return { frame, radii, stars: new Map(stars) };
  });
}

function measuredStar(star: SimulatedStar, night: SimulatedNight, index: number, normal: () => number): StarInFrame {
  const instrumental = star.mag(index) - night.zeroPoint(index) - (night.coefficient ?? 0) * (star.colour ?? 0);
  const counts = 60 * 10 ** (-0.4 * instrumental);
  const error = Math.sqrt(counts + Math.PI * 64 * 150);
  return simulatedStarInFrame({
    starId: star.starId,
    net: night.noise ? counts + error * normal() : counts,
    error,
    x: star.x ?? 500.25,
    y: star.y ?? 300.75,
    raDegrees: star.raDegrees ?? 60,
    decDegrees: star.decDegrees ?? -16.5,
    flags: star.flags?.(index) ?? 0,
  });
}

/** A colour that does not change, measured on every frame. */
export function steadyColour(basis: ColourBasis, colour: ColourValue, frames: readonly MeasuredFrame[]): TargetColour {
  const steady = { ...colour, gain: 0, isMeasured: true };
  return { basis, epochs: frames.map(({ frame }) => ({ ...steady, jdUtcMid: frame.jdUtcMid })), isTransformed: true };
}

/** The comps of the simulation as the catalogue has them. */
export function simulatedCandidate(star: SimulatedStar, rank: number, magError: number | null = 0.02): Candidate {
  return {
    auid: star.starId,
    label: String(Math.round(star.mag(0) * 10)),
    raDegrees: star.raDegrees ?? 60,
    decDegrees: star.decDegrees ?? -16.5,
    mag: star.catalogueMag ?? star.mag(0),
    magError,
    rank,
  };
}
