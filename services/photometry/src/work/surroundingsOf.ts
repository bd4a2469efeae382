import { apertureSum, NO_STAR_NUMBERS, type Surroundings, surroundings } from '@wombat/imaging';
import { pixelNoise } from './pixelNoise.js';
import { largestRadius, type PlacedStar, type Scene } from './scene.js';

const NOWHERE = { ...NO_STAR_NUMBERS, expected: { x: Number.NaN, y: Number.NaN }, isTypical: false };

/** What cosmic rays and hot pixels left about each star, as far as its largest aperture reaches. */
export function surroundingsOf(stars: readonly PlacedStar[], scene: Scene): Surroundings[] {
  const { saturation = Number.POSITIVE_INFINITY } = scene.frame.camera;
  const places = stars.map(({ placed }) => {
    if (placed === null) return NOWHERE;
    const { expected, measured } = placed;
    const { x, y, net, snr, skyLevel, nearEdge, nanPixels } = measured;
    const isWhole = !nearEdge && nanPixels === 0;
    const isTypical = isWhole && !(apertureSum(scene.raw, measured, scene.order.radii.starPixels).peak >= saturation);
    return { x, y, net, snr, skyLevel, expected, isTypical };
  });
  const { fwhmPixels, camera } = scene.frame;
  return surroundings(scene.calibrated, places, {
    ...pixelNoise(camera),
    fwhmPixels,
    reachPixels: largestRadius(scene),
  });
}
