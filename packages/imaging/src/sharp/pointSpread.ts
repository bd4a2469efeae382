/** What the image of a point looks like in a frame: an elliptical Moffat of unit height. */
export interface PointSpread {
  /** Of the circle of the same area. */
  readonly fwhmPixels: number;
  readonly beta: number;
  /** How much shorter it is along x than along y, and along y = x than across: parts of the squared distance. */
  readonly stretch: number;
  readonly skew: number;
}

/** How many numbers `samplePointSpread` writes: the value, and its derivatives. */
export const SAMPLE_SIZE = 7;

interface Node {
  readonly at: number;
  readonly weight: number;
}

/**
 * Where a pixel's light is sampled, along x and y, for images so narrow that its middle does not stand for it: at the
 * nodes of Gauss and Legendre. Wider than all of these, and away from the core, the middle will do.
 */
const NODES_UP_TO_FWHM: readonly { readonly fwhmPixels: number; readonly nodes: readonly Node[] }[] = [
  {
    fwhmPixels: 2.2,
    nodes: [
      { at: -Math.sqrt(0.15), weight: 5 / 18 },
      { at: 0, weight: 8 / 18 },
      { at: Math.sqrt(0.15), weight: 5 / 18 },
    ],
  },
  {
    fwhmPixels: 3.5,
    nodes: [
      { at: -Math.sqrt(1 / 12), weight: 0.5 },
      { at: Math.sqrt(1 / 12), weight: 0.5 },
    ],
  },
];
const MIDDLE: readonly Node[] = [{ at: 0, weight: 1 }];
const CORE_IN_FWHM = 1.5;
const SMALLEST_CORE = 3;

/** Writes at a pixel (dx, dy) away from the point. */
export type SpreadSampler = (dx: number, dy: number, into: Float64Array) => void;

/** Numbers of a point's image that do not change from pixel to pixel. */
function shapeOf({ fwhmPixels, beta }: PointSpread) {
  const bend = 2 ** (1 / beta) - 1;
  const coreNodes = NODES_UP_TO_FWHM.find((few) => fwhmPixels < few.fwhmPixels)?.nodes ?? MIDDLE;
  const coreSquare = Math.max(SMALLEST_CORE, CORE_IN_FWHM * fwhmPixels) ** 2;
  return { bend, scale: (4 * bend) / (fwhmPixels * fwhmPixels), coreSquare, coreNodes };
}

/** The mean of the image over a pixel (dx, dy) away from the point: bit by bit what `spreadSampler` has of it. */
export function lightSampler(spread: PointSpread): (dx: number, dy: number) => number {
  const { beta, stretch, skew } = spread;
  const { scale, coreSquare, coreNodes } = shapeOf(spread);
  const at = (dx: number, dy: number, weight: number) => {
    const square = (1 + stretch) * dx * dx + (1 - stretch) * dy * dy + 2 * skew * dx * dy;
    return weight * Math.exp(-beta * Math.log(1 + scale * square));
  };
  return (dx, dy) => {
    // Most pixels are outside the core, and asked for often.
    if (coreNodes === MIDDLE || !(dx * dx + dy * dy < coreSquare)) return at(dx, dy, 1);
    let sum = 0;
    for (const right of coreNodes)
      for (const up of coreNodes) sum += at(dx + right.at, dy + up.at, right.weight * up.weight);
    return sum;
  };
}

/**
 * The mean of the image over a pixel, and its derivatives by the x and y of the point, by fwhmPixels, beta, stretch and
 * skew: (1 + s q)^-beta with q the squared distance on the ellipse and s = 4 (2^(1/beta) - 1) / fwhm^2.
 */
export function spreadSampler(spread: PointSpread): SpreadSampler {
  const { fwhmPixels, beta, stretch, skew } = spread;
  const { bend, scale, coreSquare, coreNodes } = shapeOf(spread);
  const scaleByBeta = (-(bend + 1) * Math.LN2) / (beta * beta * bend);
  const add = (dx: number, dy: number, weight: number, into: Float64Array) => {
    const square = (1 + stretch) * dx * dx + (1 - stretch) * dy * dy + 2 * skew * dx * dy;
    const base = 1 + scale * square;
    const logarithm = Math.log(base);
    const value = weight * Math.exp(-beta * logarithm);
    const slope = (-beta * scale * value) / base;
    into[0] = (into[0] as number) + value;
    into[1] = (into[1] as number) - 2 * slope * ((1 + stretch) * dx + skew * dy);
    into[2] = (into[2] as number) - 2 * slope * ((1 - stretch) * dy + skew * dx);
    into[3] = (into[3] as number) - (2 * slope * square) / fwhmPixels;
    into[4] = (into[4] as number) - value * logarithm + slope * square * scaleByBeta;
    into[5] = (into[5] as number) + slope * (dx * dx - dy * dy);
    into[6] = (into[6] as number) + 2 * slope * dx * dy;
  };
  return (dx, dy, into) => {
    into.fill(0);
    if (coreNodes === MIDDLE || !(dx * dx + dy * dy < coreSquare)) return add(dx, dy, 1, into);
    for (const right of coreNodes)
      for (const up of coreNodes) add(dx + right.at, dy + up.at, right.weight * up.weight, into);
  };
}
