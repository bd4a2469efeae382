import { STRIPS, type Strip } from './strips.js';

/** The place of a strip nearest to one in it, by how many pixels a unit of time and of the strip has. */
export function stripPlaceAt(
  { lines }: Strip,
  at: { x: number; y: number },
  pixels: { x: number; y: number },
  reach: number,
): { line: number; x: number; y: number } | null {
  let best: { line: number; x: number; y: number } | null = null;
  let least = reach;
  for (const [line, { places }] of lines.entries())
    for (const { x, y } of places) {
      const distance = Math.hypot((x - at.x) * pixels.x, (y - at.y) * pixels.y);
      if (distance > least) continue;
      least = distance;
      best = { line, x, y };
    }
  return best;
}

/** What a place of a strip says: `C 118: +3.2 mmag`. */
export function stripWords({ kind, lines }: Strip, { line, y }: { line: number; y: number }): string {
  const { name, unit } = STRIPS[kind];
  const ofWhat = kind === 'comps' ? `comp ${lines[line]?.name ?? ''}` : lines[line]?.name || name;
  const signed =
    kind === 'comps' || kind === 'place' ? `${y > 0 ? '+' : ''}${y.toFixed(1)}` : String(Number(y.toPrecision(5)));
  return `${ofWhat}: ${signed} ${unit}`.trimEnd();
}
