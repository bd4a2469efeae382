/** Arcseconds. */
const LENGTHS = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 18_000] as const;
/** Of the width of the picture, at most. */
const MOST_FRACTION = 0.3;

/** A round length on the sky, the longest that takes less than 0.3 of the picture. */
export function scaleBar(arcsecPerPixel: number, width: number): { pixels: number; text: string } {
  const most = MOST_FRACTION * width * arcsecPerPixel;
  const arcseconds = LENGTHS.findLast((length) => length <= most) ?? LENGTHS[0];
  return { pixels: arcseconds / arcsecPerPixel, text: lengthText(arcseconds) };
}

function lengthText(arcseconds: number): string {
  if (arcseconds < 60) return `${arcseconds}"`;
  return arcseconds < 3_600 ? `${arcseconds / 60}'` : `${arcseconds / 3_600}°`;
}
