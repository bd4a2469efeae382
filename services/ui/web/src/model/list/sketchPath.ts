/**
 * The path of a small drawing of magnitudes, bright on top, into a box of the given size; '' where there is nothing to
 * draw.
 */
export function sketchPath(
  magnitudes: readonly number[],
  { width, height }: { width: number; height: number },
): string {
  if (magnitudes.length < 2) return '';
  const [brightest, faintest] = [Math.min(...magnitudes), Math.max(...magnitudes)];
  const span = Math.max(faintest - brightest, LEAST_SPAN);
  const top = (brightest + faintest - span) / 2;
  const places = magnitudes.map((mag, at) => {
    const x = (at / (magnitudes.length - 1)) * width;
    return `${x.toFixed(1)} ${(((mag - top) / span) * height).toFixed(1)}`;
  });
  return `M${places.join('L')}`;
}

/** Magnitudes: noise of a quiet star is not blown up to look like a variation. */
const LEAST_SPAN = 0.05;
