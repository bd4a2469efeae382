import type { ComparedComps } from './comparedComps.js';

const CLIP_SIGMA = 4;
/** Nobody can say which of fewer values on a frame is wrong. */
const FEWEST_TO_JUDGE_VALUES = 3;

/**
 * Which of the allowed values take part: those within 4 sigma of the others of their frame. The worst goes out first.
 */
export function clippedValues(compared: ComparedComps, allowed: readonly (readonly boolean[])[]): boolean[][] {
  const used = allowed.map((line) => [...line]);
  const current = compared.weightedBy({ used });
  for (let frame = 0; frame < compared.weighted.frameCount; frame++) clipFrame(current, used, frame);
  return used;
}

function clipFrame(compared: ComparedComps, used: readonly boolean[][], frame: number): void {
  const { weighted } = compared;
  for (;;) {
    const members = used.flatMap((_, comp) => (weighted.valueWeight(comp, frame) > 0 ? [comp] : []));
    if (members.length < FEWEST_TO_JUDGE_VALUES) return;
    const worst = worstOf(members, (comp) => {
      const { residual, variance } = compared.onFrame(comp, frame);
      return Math.abs(residual) / Math.sqrt(variance + (weighted.weights.scatters[comp] ?? 0) ** 2);
    });
    const line = worst.excess <= CLIP_SIGMA ? undefined : used[worst.comp];
    if (line === undefined) return;
    line[frame] = false;
  }
}

function worstOf(members: readonly number[], excessOf: (comp: number) => number): { comp: number; excess: number } {
  const all = members.map((comp) => ({ comp, excess: excessOf(comp) }));
  return all.reduce((worst, own) => (own.excess > worst.excess ? own : worst), { comp: -1, excess: 0 });
}
