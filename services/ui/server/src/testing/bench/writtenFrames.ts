import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Header, writeImage } from '@wombat/fits';

const SIDE = 1024;
const RADII = { starPixels: 5, skyInnerPixels: 10, skyOuterPixels: 16 };

/** Calibrated frames below a data folder, each with what photometry tells of it. */
export async function writeFrames(data: string, count: number): Promise<object[]> {
  mkdirSync(join(data, 'Reduced'));
  const told: object[] = [];
  for (let at = 0; at < count; at++) {
    const filename = `frame${at}.fits`;
    const productPath = `Reduced/${filename}`;
    const pixels = Float32Array.from({ length: SIDE * SIDE }, (_, pixel) => 100 + ((pixel * 7 + at) % 13));
    await writeImage(join(data, productPath), { header: Header.of([]), width: SIDE, height: SIDE, pixels });
    const stars = ['T1', 'T2', 'C3', 'C4'].map((role, star) => ({ role, x: 500 + 30 * star, y: 500 - 20 * star }));
    told.push({ filename, productPath, width: SIDE, height: SIDE, jdUtcMid: 2_460_964.5, radii: RADII, stars });
  }
  return told;
}
