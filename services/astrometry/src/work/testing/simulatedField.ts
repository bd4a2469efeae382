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

/** Light beyond so many sigma is left out. */
const RADIUS_SIGMA = 5;

/**
 * Writes a frame of the stars: Gaussian images on an even sky with noise. `clearest` is the magnitude whose peak has
 * 1000 counts.
 */
export async function writeField(
  file: { root: string; name: string },
  field: Field,
  stars: readonly DatabaseStar[],
  {
    seed = 5,
    clearest = 11.5,
    sky = 1000,
    sigmaPixels = 1.15,
  }: { seed?: number; clearest?: number; sky?: number; sigmaPixels?: number } = {},
): Promise<void> {
  const { width, height } = field;
  const random = seededRandom(seed);
  const pixels = new Float32Array(width * height);
  for (let i = 0; i < pixels.length; i++) pixels[i] = sky + 30 * (random() + random() + random() - 1.5);
  const wcs = field.wcs ?? wcsOfField(field);
  for (const star of stars) {
    const at = skyToPixel(wcs, star);
    if (at === null) continue;
    const peak = 1000 * 10 ** (-0.4 * (star.magnitude - clearest));
    draw({ width, height, pixels }, at, { peak, sigmaPixels });
  }
  mkdirSync(file.root, { recursive: true });
  await writeImage(join(file.root, file.name), { header: Header.of([]), width, height, pixels });
}

function draw(
  { width, height, pixels }: { width: number; height: number; pixels: Float32Array },
  { x, y }: { x: number; y: number },
  { peak, sigmaPixels }: { peak: number; sigmaPixels: number },
): void {
  const [column, row] = [Math.round(x), Math.round(y)];
  const radius = Math.ceil(RADIUS_SIGMA * sigmaPixels);
  for (let j = Math.max(0, row - radius); j <= Math.min(height - 1, row + radius); j++) {
    for (let i = Math.max(0, column - radius); i <= Math.min(width - 1, column + radius); i++) {
      const light = peak * Math.exp(-((i - x) ** 2 + (j - y) ** 2) / (2 * sigmaPixels ** 2));
      pixels[j * width + i] = Math.min(60_000, (pixels[j * width + i] ?? 0) + light);
    }
  }
}
