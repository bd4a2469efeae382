import { detectStars } from '@wombat/imaging';
import { ok, type Result } from '@wombat/result';
import { type LookedAt, neighboursOf } from '../adapters/lookedAtFrames.js';
import type { PairMemory } from '../adapters/pairMemory.js';
import { type PairFault, readPair } from '../adapters/readPair.js';
import type { MeasuringOf } from './frameAsks.js';
import { type Measurement, measureFrame } from './measureFrame.js';
import { rawRows } from './rawRows.js';

/** Reads of a frame what is wanted of it and measures its stars; with what was seen on it where that was not known. */
export async function readAndMeasure(
  root: string,
  { frame, order, known, badPixels }: MeasuringOf,
  memory: PairMemory,
): Promise<Result<{ measured: Measurement; seen: LookedAt | null }, PairFault>> {
  const some = known === null || known.hasHoles ? undefined : rawRows(frame, order);
  const pair = await readPair(root, frame, { memory, rawRows: some });
  if (!pair.ok) return pair;
  const { calibrated, raw, hasHoles } = pair.value;
  const fitting = badPixels.filter(
    ({ pixels: { width, height } }) => width === calibrated.width && height === calibrated.height,
  );
  const detections = known?.detections ?? neighboursOf(detectStars(calibrated));
  const measured = measureFrame(calibrated, raw, frame, order, fitting, detections);
  return ok({ measured, seen: known === null ? { detections, hasHoles } : null });
}
