import type { LightCurve } from '../../../../server/src/domain/contract.js';

type ApertureChoice = NonNullable<LightCurve['aperture']>;

/** A drawing of what a star radius costs and holds, over the radius; paths within a box, y downwards. */
export interface ApertureSketch {
  /** T1's error, the largest on top. */
  error: string;
  /** The part of the light inside, all of it on top. */
  light: string;
  /** Where the radius of the series stands. */
  chosen: number;
  /** Text for those who do not see it. */
  label: string;
  ends: { smallest: string; largest: string; error: string };
}

/** Null where there are no two radii to draw. */
export function apertureSketch(
  { tried, radiusPixels }: ApertureChoice,
  { width, height }: { width: number; height: number },
): ApertureSketch | null {
  const [first, last] = [tried[0], tried.at(-1)];
  if (first === undefined || last === undefined || !(last.radiusPixels > first.radiusPixels)) return null;
  const largest = Math.max(...tried.map(({ predictedError }) => predictedError));
  const across = (radius: number) => ((radius - first.radiusPixels) / (last.radiusPixels - first.radiusPixels)) * width;
  const path = (partOf: (one: (typeof tried)[number]) => number) =>
    `M${tried.map((one) => `${across(one.radiusPixels).toFixed(1)} ${((1 - partOf(one)) * height).toFixed(1)}`).join('L')}`;
  const own = tried.find((one) => one.radiusPixels === radiusPixels);
  const words =
    own === undefined ? '' : `, ${magnitudes(own.predictedError)} at the ${pixels(radiusPixels)} of the series`;
  return {
    error: path(({ predictedError }) => predictedError / largest),
    light: path(({ lightFraction }) => lightFraction),
    chosen: across(radiusPixels),
    label: `Error of T1 by star radius: ${tried.map((one) => `${magnitudes(one.predictedError)} at ${pixels(one.radiusPixels)}`).join(', ')}${words}`,
    ends: { smallest: pixels(first.radiusPixels), largest: pixels(last.radiusPixels), error: magnitudes(largest) },
  };
}

function pixels(value: number): string {
  return `${value.toFixed(1)} px`;
}

function magnitudes(value: number): string {
  return `${value.toFixed(4)} mag`;
}
