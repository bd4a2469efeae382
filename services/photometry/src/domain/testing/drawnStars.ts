import { type Image, measureStar } from '@wombat/imaging';
import { seededNormal } from '@wombat/random';
import type { MeasuredFrame, StarInFrame } from '../measurement/measurement.js';
import { simulatedFrameFacts } from './simulatedNight.js';

/** A star that is drawn and measured. Counts of one second. */
export interface DrawnStar {
  starId: string;
  net: number;
  /** A second star in its image. */
  neighbour?: { fainterMagnitudes: number; distanceFwhm: number; angleDegrees: number };
}

export interface DrawnNight {
  stars: readonly DrawnStar[];
  frames: number;
  fwhmPixels: (frame: number) => number;
  /** Longer over shorter axis of every image, along x. */
  elongation?: number;
  starRadiusPixels: number;
  seed: number;
}

const SKY = 200;
const BETA = 3;

/** A night with every star drawn in an image of its own, Moffat profiles with photon noise, and measured there. */
export function drawnNight(night: DrawnNight): MeasuredFrame[] {
  const normal = seededNormal(night.seed);
  const { starRadiusPixels } = night;
  const radii = {
    starPixels: starRadiusPixels,
    skyInnerPixels: 2 * starRadiusPixels,
    skyOuterPixels: 3 * starRadiusPixels,
  };
  return Array.from({ length: night.frames }, (_, index): MeasuredFrame => {
    const stars = night.stars.map((star): [string, StarInFrame] => {
      const half = Math.ceil(radii.skyOuterPixels) + 3;
      const centre = { x: half + 0.3 * normal(), y: half + 0.3 * normal() };
      const image = drawn(star, night, { index, centre, half, normal });
      const options = { radii, gain: 1, readNoise: 0, recentre: true, maxShiftPixels: starRadiusPixels };
      const {
        centroid: _centroid,
        offFrame: _offFrame,
        nearEdge: _nearEdge,
        nanPixels: _nanPixels,
        skyUnevenness: _skyUnevenness,
        ...numbers
      } = measureStar(image, centre, options);
      return [star.starId, { starId: star.starId, ...numbers, raDegrees: 60, decDegrees: -16.5, flags: 0 }];
    });
    return { frame: simulatedFrameFacts(index), radii, stars: new Map(stars) };
  });
}

interface Canvas {
  index: number;
  centre: { x: number; y: number };
  half: number;
  normal: () => number;
}

function drawn({ net, neighbour }: DrawnStar, night: DrawnNight, { index, centre, half, normal }: Canvas): Image {
  const fwhm = night.fwhmPixels(index);
  const width = 2 * half + 1;
  const lights = [{ ...centre, net }];
  if (neighbour !== undefined) {
    const angle = (neighbour.angleDegrees * Math.PI) / 180;
    const x = centre.x + neighbour.distanceFwhm * fwhm * Math.cos(angle);
    const y = centre.y + neighbour.distanceFwhm * fwhm * Math.sin(angle);
    lights.push({ x, y, net: net * 10 ** (-0.4 * neighbour.fainterMagnitudes) });
  }
  const profile = moffat(fwhm, night.elongation ?? 1);
  const pixels = Float32Array.from({ length: width * width }, (_, pixel) => {
    const [column, row] = [pixel % width, Math.floor(pixel / width)];
    const light = lights.reduce((sum, at) => sum + at.net * profile(column - at.x, row - at.y), SKY);
    return light + Math.sqrt(light) * normal();
  });
  return { width, height: width, pixels };
}

/** Light of a pixel at a distance from a star of one count: the profile at its centre. */
function moffat(fwhm: number, elongation: number): (dx: number, dy: number) => number {
  const alphaSquared = (fwhm / 2) ** 2 / (2 ** (1 / BETA) - 1);
  const peak = (BETA - 1) / (Math.PI * alphaSquared);
  return (dx, dy) => peak * (1 + (dx ** 2 / elongation + dy ** 2 * elongation) / alphaSquared) ** -BETA;
}
