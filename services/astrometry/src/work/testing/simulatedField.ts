import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Header, writeImage } from '@wombat/fits';
import { seededRandom } from '@wombat/random';
import { deprojectFromTangentPlane, type SkyPosition, skyToPixel, type TanWcs, type Wcs } from '@wombat/sky';
import type { DatabaseStar } from '@wombat/stardb';

const RADIAN = Math.PI / 180;

export interface Cap {
  centre: SkyPosition;
  radiusDegrees: number;
  count: number;
  seed: number;
  faintest?: number;
}

/** Stars spread evenly over a cap of the sky, faint ones more numerous. */
export function starsIn({ centre, radiusDegrees, count, seed, faintest = 12 }: Cap): DatabaseStar[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const distance = Math.acos(1 - random() * (1 - Math.cos(radiusDegrees * RADIAN)));
    const bearing = 2 * Math.PI * random();
    const reach = Math.tan(distance) / RADIAN;
    const plane = { eastDegrees: reach * Math.sin(bearing), northDegrees: reach * Math.cos(bearing) };
    const place = deprojectFromTangentPlane(centre, plane);
    return { ...place, magnitude: faintest + 2.5 * Math.log10(0.02 + 0.98 * random()) };
  });
}

export interface Field {
  centre: SkyPosition;
  width: number;
  height: number;
  scaleArcsec: number;
  rotationDegrees?: number;
  mirrored?: boolean;
  /** How much the x axis leans: no telescope does that. */
  shear?: number;
  /** What places the stars, where the optics bend the field; what is said above is then about it. */
  wcs?: Wcs;
}

export function wcsOfField(field: Field): TanWcs {
  const { centre, width, height, scaleArcsec, rotationDegrees = 0, mirrored = false, shear = 0 } = field;
  const scale = scaleArcsec / 3600;
  const [cos, sin] = [Math.cos(rotationDegrees * RADIAN) * scale, Math.sin(rotationDegrees * RADIAN) * scale];
  const east = mirrored ? 1 : -1;
  return {
    kind: 'TAN',
    crpixX: (width - 1) / 2,
    crpixY: (height - 1) / 2,
    ...centre,
    cd: [east * cos, sin + east * shear * cos, -east * sin, cos - east * shear * sin],
  };
}

const SIGMA_PIXELS = 1.15;
const RADIUS_PIXELS = 6;

/**
 * Writes a frame of the stars: Gaussian images on an even sky with noise. `clearest` is the magnitude of 1000 counts.
 */
export async function writeField(
  file: { root: string; name: string },
  field: Field,
  stars: readonly DatabaseStar[],
  { seed = 5, clearest = 11.5, sky = 1000 }: { seed?: number; clearest?: number; sky?: number } = {},
): Promise<void> {
  const { width, height } = field;
  const random = seededRandom(seed);
  const pixels = new Float32Array(width * height);
  for (let i = 0; i < pixels.length; i++) pixels[i] = sky + 30 * (random() + random() + random() - 1.5);
  const wcs = field.wcs ?? wcsOfField(field);
  for (const star of stars) {
    const at = skyToPixel(wcs, star);
    if (at === null) continue;
    draw({ width, height, pixels }, at, 1000 * 10 ** (-0.4 * (star.magnitude - clearest)));
  }
  mkdirSync(file.root, { recursive: true });
  await writeImage(join(file.root, file.name), { header: Header.of([]), width, height, pixels });
}

function draw(
  { width, height, pixels }: { width: number; height: number; pixels: Float32Array },
  { x, y }: { x: number; y: number },
  peak: number,
): void {
  const [column, row] = [Math.round(x), Math.round(y)];
  for (let j = Math.max(0, row - RADIUS_PIXELS); j <= Math.min(height - 1, row + RADIUS_PIXELS); j++) {
    for (let i = Math.max(0, column - RADIUS_PIXELS); i <= Math.min(width - 1, column + RADIUS_PIXELS); i++) {
      const light = peak * Math.exp(-((i - x) ** 2 + (j - y) ** 2) / (2 * SIGMA_PIXELS ** 2));
      pixels[j * width + i] = Math.min(60_000, (pixels[j * width + i] ?? 0) + light);
    }
  }
}
