import type { ApertureRadii } from '@wombat/imaging/apertures';
import { ok, type Result, refuse } from '@wombat/result';
import type { HandOptions } from '../options.js';
import { readNumbers } from '../sky/readNumbers.js';

const CENTROIDS = ['howell', 'com', 'none'] as const;
const SKIES = ['aij', 'median'] as const;

export interface MeasureRequest {
  readonly radii: ApertureRadii;
  readonly centroid: (typeof CENTROIDS)[number];
  readonly sky: (typeof SKIES)[number];
  readonly stars: string;
}

/** Reads how stars are to be measured; a fault says what would be right. */
export function measureRequest(options: HandOptions): Result<MeasureRequest> {
  const { stars, centroid = 'howell', sky = 'aij' } = options;
  if (!stars) return refuse('--stars is needed: a file with [{"id": 0, "ra": DEGREES, "dec": DEGREES}, ...]');
  const [radius = 0] = readNumbers(options.radius, 1) ?? [];
  if (!(radius > 0)) return refuse(`--radius is '${options.radius ?? ''}': pixels are meant, more than 0`);
  const [inner = -1, outer = -1] = readNumbers(options.annulus, 2) ?? [];
  if (!(inner >= 0 && outer > inner))
    return refuse(`--annulus is '${options.annulus ?? ''}': inner and outer radius in pixels are meant, e.g. 14,22`);
  const [asked, askedSky] = [CENTROIDS.find((one) => one === centroid), SKIES.find((one) => one === sky)];
  if (asked === undefined) return refuse(`--centroid is '${centroid}': ${CENTROIDS.join(', ')} are known`);
  if (askedSky === undefined) return refuse(`--sky is '${sky}': ${SKIES.join(', ')} are known`);
  const radii = { starPixels: radius, skyInnerPixels: inner, skyOuterPixels: outer };
  return ok({ radii, centroid: asked, sky: askedSky, stars });
}
