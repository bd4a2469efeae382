/** An image of stars that stand nowhere on the sky: what any solver that works reads, and does not solve. */
export interface ProbeImage {
  width: number;
  height: number;
  pixels: Uint16Array;
}

const [WIDTH, HEIGHT] = [640, 480];
const STARS = 80;
const SKY = 1_000;
const SIGMA_PIXELS = 1.5;
const REACH_PIXELS = 6;
/** Steps of a sequence that fills a square evenly without being regular (powers of the plastic number's inverse). */
const [STEP_X, STEP_Y] = [0.754877666, 0.569840291];

/** Round stars of different brightness on an even sky with a little structure, always the same. */
export function probeImage(): ProbeImage {
  const pixels = new Uint16Array(WIDTH * HEIGHT);
  for (let i = 0; i < pixels.length; i++) pixels[i] = SKY + ((i * 7919) % 61);
  for (let star = 1; star <= STARS; star++) {
    const at = { x: fraction(star * STEP_X) * WIDTH, y: fraction(star * STEP_Y) * HEIGHT };
    draw(pixels, at, 30_000 / Math.sqrt(star));
  }
  return { width: WIDTH, height: HEIGHT, pixels };
}

function draw(pixels: Uint16Array, { x, y }: { x: number; y: number }, peak: number): void {
  const [column, row] = [Math.round(x), Math.round(y)];
  for (let j = Math.max(0, row - REACH_PIXELS); j <= Math.min(HEIGHT - 1, row + REACH_PIXELS); j++) {
    for (let i = Math.max(0, column - REACH_PIXELS); i <= Math.min(WIDTH - 1, column + REACH_PIXELS); i++) {
      const light = peak * Math.exp(-((i - x) ** 2 + (j - y) ** 2) / (2 * SIGMA_PIXELS ** 2));
      pixels[j * WIDTH + i] = Math.min(65_535, (pixels[j * WIDTH + i] ?? 0) + light);
    }
  }
}

function fraction(value: number): number {
  return value - Math.floor(value);
}
