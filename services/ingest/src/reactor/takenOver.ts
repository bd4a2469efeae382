import type { NewEvent, Recorded } from '@wombat/eventlog';
import type { Stage } from '@wombat/proto/words';
import { reductionOfRow, type SeriesRow, stageKey } from '@wombat/service-kit';

/** Facts of calibrated and solved frames, which the next revision takes over from the one before. */
export interface TakenOver {
  /** To be published first: who knows that a frame is calibrated must not begin to solve it. */
  solved: NewEvent[];
  calibrated: NewEvent[];
  /** Paths of the calibrated frames with their solutions, relative to the data root. */
  products: string[];
  /** Raw frames of which it is known what became of them. */
  frames: Set<string>;
}

/** What the facts of a series say of the revision before `next`, said of `next`; the first word on a frame counts. */
export function takenOver(facts: readonly Recorded[], next: SeriesRow): TakenOver {
  const told: TakenOver = { solved: [], calibrated: [], products: [], frames: new Set() };
  const seen = new Set<string>();
  for (const fact of facts) {
    const known = frameOf(fact, next.revision - 1);
    const key = known === null ? '' : `${known.stage} ${known.path}`;
    if (known === null || seen.has(key)) continue;
    seen.add(key);
    const { stage, path, product } = known;
    told[stage === 'solve' ? 'solved' : 'calibrated'].push({
      id: `${stageKey(stage, next)}:${path}:taken over`,
      type: fact.type,
      payload: { ...fact.payload, reduction: reductionOfRow(next) },
    });
    told.frames.add(path);
    if (product !== '') told.products.push(product);
  }
  return told;
}

/** Null where it is of another revision or another stage; `product` is '' where it has no solution. */
function frameOf(fact: Recorded, revision: number): { stage: Stage; path: string; product: string } | null {
  const { type, payload } = fact;
  if (!('reduction' in payload) || payload.reduction?.revision !== revision) return null;
  if (type === 'FrameCalibrated' && 'path' in payload) return { stage: 'calibrate', path: payload.path, product: '' };
  if (type === 'FrameSolved' && 'solved' in payload && 'path' in payload)
    return { stage: 'solve', path: payload.path, product: payload.solved ? (payload.product?.path ?? '') : '' };
  if (type !== 'FrameFailed' || !('stage' in payload) || !('path' in payload)) return null;
  const { stage, path } = payload;
  return stage === 'calibrate' || stage === 'solve' ? { stage, path, product: '' } : null;
}
